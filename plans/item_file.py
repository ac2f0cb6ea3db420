"""Files on a promise: the exhibitor's own, each named as one of the promise."""

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.attachment import Attachment
from foundation.database import Base, Rows, db
from staff.models import Person


class ItemFile(Base):
    """One file of one promise."""

    __tablename__ = "item_file"
    __table_args__ = (UniqueConstraint("item_id", "attachment_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_item.id", ondelete="CASCADE"))
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id", ondelete="CASCADE"), index=True)


def files_of(item_id: int) -> Rows:
    """Return a promise's files without their bytes, newest first; those taken away are left out."""
    query = (
        select(Attachment.id, Attachment.name, Attachment.added_at, Person.name.label("person"))
        .join(ItemFile, ItemFile.attachment_id == Attachment.id)
        .outerjoin(Person, Person.id == Attachment.person_id)
        .where(ItemFile.item_id == item_id, Attachment.removed_at.is_(None))
    )
    return db.session.execute(query.order_by(Attachment.added_at.desc(), Attachment.id.desc())).all()

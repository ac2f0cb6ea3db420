"""Files that belong to an exhibitor or to one entry of its timeline, kept in the database."""

from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import CheckConstraint, ForeignKey, Index, delete, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.file_kinds import kind_of, safe_name
from exhibitors.interaction import Interaction
from foundation import clock
from foundation.database import Base, Rows, UtcDateTime, db
from staff.models import Person

LARGEST = 10 * 2**20
KEPT = timedelta(days=30)
SHOWN = 100


class TooLarge(ValueError):
    """The file has more bytes than one may have."""


class Attachment(Base):
    """A file whose content was checked against its name. A removed one is kept for 30 days, for the undo.

    `content` is the last column, because SQLite reads through it to reach those behind.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("size > 0", name="size_positive"),
        Index("ix_attachment_exhibitor", "exhibitor_id", "added_at", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    interaction_id: Mapped[int | None] = mapped_column(
        ForeignKey("interaction.id", ondelete="SET NULL"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    digest: Mapped[str]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    content: Mapped[bytes] = mapped_column(deferred=True)
    person: Mapped[Person | None] = relationship()


def attach(
    exhibitor_id: int,
    name: str,
    content: bytes,
    *,
    interaction: Interaction | None = None,
    person_id: int | None = None,
) -> Attachment:
    """Keep a file, or raise TooLarge or UnknownKind (exhibitors/file_kinds.py)."""
    if len(content) > LARGEST:
        raise TooLarge
    cleaned = safe_name(name)
    attachment = Attachment(
        exhibitor_id=exhibitor_id,
        interaction_id=interaction.id if interaction else None,
        person_id=person_id,
        name=cleaned,
        media_type=kind_of(cleaned, content),
        size=len(content),
        digest=sha256(content).hexdigest(),
        content=content,
    )
    db.session.add(attachment)
    db.session.flush()
    return attachment


def attachments(exhibitor_id: int) -> Rows:
    """Return the exhibitor's files without their bytes, newest first."""
    query = (
        select(
            Attachment.id,
            Attachment.name,
            Attachment.size,
            Attachment.added_at,
            Person.name.label("person"),
            Interaction.summary.label("entry"),
        )
        .outerjoin(Person, Person.id == Attachment.person_id)
        .outerjoin(Interaction, Interaction.id == Attachment.interaction_id)
        .where(Attachment.exhibitor_id == exhibitor_id, Attachment.removed_at.is_(None))
    )
    newest = query.order_by(Attachment.added_at.desc(), Attachment.id.desc()).limit(SHOWN)
    return db.session.execute(newest).all()


def remove(attachment: Attachment) -> None:
    """Take the file away; those taken away more than 30 days ago go for good."""
    now = clock.now()
    db.session.execute(delete(Attachment).where(Attachment.removed_at < now - KEPT))
    attachment.removed_at = now

"""How two companies belong together besides parent and subsidiary: agency, representation, sister."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word


class RelationKind(StrEnum):
    """What the one is to the other."""

    AGENCY = "agency"
    REPRESENTS = "represents"
    SISTER = "sister"


class Relation(Base):
    """`from_id` is the agency of `to_id`, or represents it; sisters stand in either order."""

    __tablename__ = "relation"
    __table_args__ = (
        UniqueConstraint("from_id", "to_id", "kind"),
        CheckConstraint("from_id <> to_id", name="two_companies"),
        one_of("kind", RelationKind),
        {"info": {"pair": ("from_id", "to_id")}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = word()
    from_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    to_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    one: Mapped[Exhibitor] = relationship(foreign_keys=from_id)
    other: Mapped[Exhibitor] = relationship(foreign_keys=to_id)

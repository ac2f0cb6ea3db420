"""Praise and thanks for a person, passed on by a manager: words, never a figure."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, db
from staff.models import Person


class Praise(Base):
    """Thanks to `person`, in the exhibitor's words, passed on by `passed_by`; of whom, if it is said."""

    __tablename__ = "praise"
    __table_args__ = (
        CheckConstraint("text <> ''", name="text_given"),
        Index("ix_praise_person", "person_id", "passed_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    exhibitor_id: Mapped[int | None] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str]
    passed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    passed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    person: Mapped[Person] = relationship(foreign_keys=person_id)
    passed_by: Mapped[Person | None] = relationship(foreign_keys=passed_by_id)
    exhibitor: Mapped[Exhibitor | None] = relationship()


def praise_of(person_id: int, limit: int = 20) -> Sequence[Praise]:
    """Return what was passed on to a person, the latest first."""
    query = select(Praise).options(joinedload(Praise.passed_by), joinedload(Praise.exhibitor))
    query = query.where(Praise.person_id == person_id).order_by(Praise.passed_at.desc(), Praise.id.desc())
    return db.session.scalars(query.limit(limit)).all()

"""Who is away from when to when, and who stands in."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.database import Base, Versioned
from staff.models import Person


class Absence(Versioned, Base):
    """Days on which a person is away, the last included. `cover` sees the person's work meanwhile."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint("cover_id <> person_id", name="covered_by_another"),
        Index("ix_absence_person", "person_id", "starts_on"),
        Index("ix_absence_cover", "cover_id", "starts_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    starts_on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date]
    cover_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    note: Mapped[str | None]
    person: Mapped[Person] = relationship(foreign_keys=person_id)
    cover: Mapped[Person | None] = relationship(foreign_keys=cover_id)

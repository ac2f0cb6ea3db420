"""The versions of the scheme, and points set by hand."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime
from staff.models import Person


class SchemeVersion(Base):
    """One version of the scheme, in force from a day until the next version is."""

    __tablename__ = "priority_scheme"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    rules: Mapped[dict[str, Any]] = mapped_column(JSON)
    effective_from: Mapped[date]
    reason: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    person: Mapped[Person | None] = relationship()


class PointsByHand(Base):
    """An exhibitor's points at a show, in hundredths, set by a person: why, by whom, until when.

    In force from the day of `starts_on` to that of `ends_on`, or until somebody ended it on `ended_on`.
    """

    __tablename__ = "priority_by_hand"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="reason_given"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        Index("ix_priority_by_hand_show", "show_id", "exhibitor_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    show_id: Mapped[int] = mapped_column(ForeignKey("show.id", ondelete="CASCADE"))
    points: Mapped[int]
    reason: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    ended_on: Mapped[date | None]
    person: Mapped[Person | None] = relationship()
    exhibitor: Mapped[Exhibitor] = relationship()

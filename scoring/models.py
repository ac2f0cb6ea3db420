"""Weights of the composite, and reports as they were issued."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition
from foundation import clock
from foundation.database import Base, UtcDateTime
from staff.models import Person


class ScoreWeights(Base):
    """One version of the composite's weights, in points of 100 by part; the newest applies."""

    __tablename__ = "score_weights"
    id: Mapped[int] = mapped_column(primary_key=True)
    weights: Mapped[dict[str, int]] = mapped_column(JSON)
    reason: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    person: Mapped[Person | None] = relationship()


class StaffReport(Base):
    """A report as issued, figures frozen (`scoring.figures`). `person_id` None: the team.

    `period` is the month it is on, "2026-10", or the day it was issued by hand, "2026-10-31"; `about` is 0 or
    the person's id: it makes a period's report on the same unique.
    """

    __tablename__ = "staff_report"
    __table_args__ = (
        UniqueConstraint("edition_id", "about", "period"),
        CheckConstraint("period <> ''", name="period_given"),
        Index("ix_staff_report_issued", "issued_at", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    about: Mapped[int] = mapped_column(default=0)
    period: Mapped[str]
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    edition: Mapped[Edition] = relationship()
    person: Mapped[Person | None] = relationship()

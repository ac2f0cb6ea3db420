"""Plays, and every firing of one with its cause."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, one_of, word
from plans.task import Task


class Trigger(StrEnum):
    """What can happen."""

    CLASS_DOWN = "class_down"
    CLASS_UP = "class_up"
    ALERT = "alert"
    LOW_ANSWER = "low_answer"
    COMPLAINT = "complaint"
    NO_CONTACT = "no_contact"
    STAND_SHRINKS = "stand_shrinks"
    REBOOKING_NEAR = "rebooking_near"


class Play(Versioned, Base):
    """When `trigger` happens to an exhibitor of one of `classes` (none: any), what we do.

    `amount` belongs to the trigger: weeks, per cent, days or a score. A task is due after `task_days`; with
    `plan_item` a promise is added to the plan of the exhibitor's next edition; `mail_owner` tells who looks
    after it; a task still open `escalate_days` after its day is told to the managers. At most `per_week`
    firings in seven days, `per_owner` of them for one of us, and none for the same exhibitor within
    `rest_days`. `active_from` is the day it was switched on, None while it is off.
    """

    __tablename__ = "play"
    __table_args__ = (
        one_of("trigger", Trigger),
        CheckConstraint("amount > 0", name="amount_possible"),
        CheckConstraint("task_days BETWEEN 0 AND 365", name="task_days_range"),
        CheckConstraint("escalate_days BETWEEN 0 AND 365", name="escalate_days_range"),
        CheckConstraint("per_week > 0 AND per_owner > 0 AND rest_days >= 0", name="limits_possible"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    trigger: Mapped[str] = word()
    amount: Mapped[int | None]
    classes: Mapped[list[str]] = mapped_column(JSON, default=list)
    task_title: Mapped[str]
    task_days: Mapped[int] = mapped_column(default=3)
    plan_item: Mapped[str | None]
    mail_owner: Mapped[bool] = mapped_column(default=True)
    escalate_days: Mapped[int | None]
    per_week: Mapped[int] = mapped_column(default=20)
    per_owner: Mapped[int] = mapped_column(default=5)
    rest_days: Mapped[int] = mapped_column(default=30)
    active_from: Mapped[date | None]
    swept_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    held_back: Mapped[int] = mapped_column(default=0)


class Firing(Base):
    """A play that fired for an exhibitor, once for each `event` (what happened, as a word that stays)."""

    __tablename__ = "play_firing"
    __table_args__ = (
        UniqueConstraint("play_id", "exhibitor_id", "event"),
        Index("ix_play_firing_play", "play_id", "id"),
        Index("ix_play_firing_fired", "fired_at"),
        {"info": {"derived": True}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    play_id: Mapped[int] = mapped_column(ForeignKey("play.id", ondelete="CASCADE"))
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    event: Mapped[str]
    happened_on: Mapped[date]
    cause: Mapped[dict[str, Any]] = mapped_column(JSON)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id", ondelete="SET NULL"), index=True)
    plan_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("plan_item.id", ondelete="SET NULL"), index=True
    )
    fired_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    escalated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    play: Mapped[Play] = relationship()
    exhibitor: Mapped[Exhibitor] = relationship()
    task: Mapped[Task | None] = relationship()

"""Tasks: something one of us is to do for an exhibitor, outside of what is promised for an edition."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from staff.models import Person


class TaskKind(StrEnum):
    """Why it is to be done."""

    PLAY = "play"
    UPGRADE = "upgrade"


class Task(Base):
    """One thing to do for one exhibitor. Open until it is done or dropped; late is derived from the day.

    `why` says in the owner's language what called for it.
    """

    __tablename__ = "task"
    __table_args__ = (
        one_of("kind", TaskKind),
        one_of("state", ("open", "done", "dropped")),
        CheckConstraint("(state = 'open') = (ended_at IS NULL)", name="ended_dated"),
        Index("ix_task_owner_due", "owner_id", "state", "due_on"),
        Index("ix_task_due", "state", "due_on", "id"),
        Index("ix_task_exhibitor", "exhibitor_id", "kind", "state"),
        {"info": {"derived_where": lambda task: (task.kind == TaskKind.PLAY) & (task.state == "open")}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    kind: Mapped[str] = word(default=TaskKind.UPGRADE)
    title: Mapped[str]
    why: Mapped[str | None]
    due_on: Mapped[date]
    state: Mapped[str] = word(default="open")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    exhibitor: Mapped[Exhibitor] = relationship()
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id)

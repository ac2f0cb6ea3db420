"""The record of a merge: who made one company of two, when, and every step, so that it can be undone."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime
from staff.models import Person


class Merge(Base):
    """`gone_id` was the number of the exhibitor that went into another, which had `keep_number` then.

    `kept_id` follows when that one is merged in turn. Names are those at the time; `search_text` is both,
    folded. `steps` is the journal, `left` what undoing left as it was found. Without a person a rule merged.
    """

    __tablename__ = "merge"
    __table_args__ = (Index("ix_merge_gone", "gone_id", "undone_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kept_id: Mapped[int | None] = mapped_column(ForeignKey("exhibitor.id", ondelete="SET NULL"), index=True)
    keep_number: Mapped[int]
    gone_id: Mapped[int]
    kept_name: Mapped[str]
    gone_name: Mapped[str]
    search_text: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    merged_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    left: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    steps: Mapped[list[Any]] = mapped_column(JSON, deferred=True)
    kept: Mapped[Exhibitor | None] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=person_id)
    undone_by: Mapped[Person | None] = relationship(foreign_keys=undone_by_id)

"""One import run and what became of each of its rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition
from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from staff.models import Person

STATES = ("uploaded", "previewed", "running", "done", "failed", "undoing", "undone")
OUTCOMES = ("created", "matched", "rejected", "skipped")


class ImportRun(Base):
    """A list brought in for one edition. Rows read = created + matched + rejected + skipped."""

    __tablename__ = "import_run"
    __table_args__ = (one_of("state", STATES),)
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    filename: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    content: Mapped[bytes] = mapped_column(deferred=True)
    mapping: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    state: Mapped[str] = word(default="uploaded")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    rows_read: Mapped[int] = mapped_column(default=0)
    created: Mapped[int] = mapped_column(default=0)
    matched: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)
    edition: Mapped[Edition] = relationship()
    person: Mapped[Person | None] = relationship()


class ImportRow(Base):
    """One row of the file: what was in it, what became of it, and what undo needs to take it back."""

    __tablename__ = "import_row"
    __table_args__ = (UniqueConstraint("run_id", "number"), one_of("outcome", OUTCOMES))
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"))
    number: Mapped[int]
    outcome: Mapped[str] = word()
    reason: Mapped[str | None]
    cells: Mapped[dict[str, Any]] = mapped_column(JSON)
    exhibitor_id: Mapped[int | None] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="SET NULL"), index=True
    )
    participation_id: Mapped[int | None] = mapped_column(
        ForeignKey("participation.id", ondelete="SET NULL"), index=True
    )
    exhibitor_created: Mapped[bool] = mapped_column(default=False)
    participation_created: Mapped[bool] = mapped_column(default=False)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)

"""Rows that no key knows and that look like an exhibitor all the same, and what somebody said they are."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Base


class ImportLikeness(Base):
    """An exhibitor that a row, new by every key, may be all the same; `score` is from 0 to 1."""

    __tablename__ = "import_likeness"
    __table_args__ = (UniqueConstraint("run_id", "number", "exhibitor_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"))
    number: Mapped[int]
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    score: Mapped[float]
    reasons: Mapped[list[Any]] = mapped_column(JSON, default=list)


class ImportDecision(Base):
    """What somebody said that a row is: this exhibitor, or (None) a new one. It outlives a new preview.

    A decision holds while the row still has the name that was decided on.
    """

    __tablename__ = "import_decision"
    __table_args__ = (UniqueConstraint("run_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"))
    number: Mapped[int]
    name_key: Mapped[str]
    exhibitor_id: Mapped[int | None] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True
    )

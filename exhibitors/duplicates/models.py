"""What was found to look alike, what people said about it, and the marks by which it is found."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from staff.models import Person


class State(StrEnum):
    """Nobody has decided, or the two are two companies."""

    OPEN = "open"
    APART = "apart"


class Verdict(StrEnum):
    """What was decided about a pair."""

    MERGED = "merged"
    APART = "apart"


class Duplicate(Base):
    """Two exhibitors that look like one company. A merge takes the row away, undoing it brings it back.

    `reasons` are [code, weight in log-odds, value of the one, value of the other], the strongest first.
    """

    __tablename__ = "duplicate"
    __table_args__ = (
        UniqueConstraint("one_id", "other_id"),
        CheckConstraint("one_id < other_id", name="ordered"),
        one_of("state", State),
        Index("ix_duplicate_review", "state", "score", "id"),
        Index("ix_duplicate_other_id", "other_id"),
        {"info": {"pair": ("one_id", "other_id"), "ordered": True, "derived": True}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    one_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    score: Mapped[float]
    reasons: Mapped[list[list[Any]]] = mapped_column(JSON)
    state: Mapped[str] = word(default=State.OPEN)
    found_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    one: Mapped[Exhibitor] = relationship(foreign_keys=one_id)
    other: Mapped[Exhibitor] = relationship(foreign_keys=other_id)


class DuplicateDecision(Base):
    """Who decided what about a pair of which score; without a person the setting did. Names as they were.

    `pair_low` and `pair_high` are the numbers of the two exhibitors; `merge_id` is the merge to undo.
    """

    __tablename__ = "duplicate_decision"
    __table_args__ = (
        one_of("verdict", Verdict),
        Index("ix_duplicate_decision_score", "undone_at", "score"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    pair_low: Mapped[int]
    pair_high: Mapped[int]
    one_name: Mapped[str]
    other_name: Mapped[str]
    score: Mapped[float]
    verdict: Mapped[str] = word()
    merge_id: Mapped[int | None] = mapped_column(ForeignKey("merge.id", ondelete="SET NULL"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    person: Mapped[Person | None] = relationship()


class DuplicateMark(Base):
    """A mark of an exhibitor (see `blocking`). Made anew by every scan, so nothing else depends on it."""

    __tablename__ = "duplicate_mark"
    __table_args__ = ({"sqlite_with_rowid": False},)
    mark: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    exhibitor_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)


class UsualMark(Base):
    """A mark that three exhibitors or more hold, as the last scan of the whole base counted them."""

    __tablename__ = "duplicate_usual_mark"
    mark: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    holders: Mapped[int]


class DuplicateScan(Base):
    """One search for duplicates: how far it is (so that it goes on from there), and what it found.

    `whole` scans compare everybody, others only who is new or changed since the last one. `marked_to` and
    `compared_to` are the numbers of the last exhibitors that are done.
    """

    __tablename__ = "duplicate_scan"
    id: Mapped[int] = mapped_column(primary_key=True)
    whole: Mapped[bool]
    exhibitors: Mapped[int] = mapped_column(default=0)
    marked_to: Mapped[int] = mapped_column(default=0)
    counted: Mapped[bool] = mapped_column(default=False)
    compared_to: Mapped[int] = mapped_column(default=0)
    compared: Mapped[int] = mapped_column(BigInteger, default=0)
    found: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MergeSetting(Base):
    """The one row that says whether pairs are merged without being looked at.

    `precision` is what must be right of a hundred; from the decisions so far follows the score that is kept.
    """

    __tablename__ = "duplicate_setting"
    id: Mapped[int] = mapped_column(primary_key=True)
    automatic: Mapped[bool] = mapped_column(default=False)
    precision: Mapped[int] = mapped_column(default=99)

"""Complaint numbers, as C-2026-014: unique, without gaps, however many people open one at once."""

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Base, db


class ComplaintCounter(Base):
    """The last number given in a year; a row is locked while somebody takes the next."""

    __tablename__ = "complaint_counter"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(default=0)


def _last(year: int, count: int) -> int | None:
    """Return the last of the next `count` numbers, None for a year without any."""
    taking = update(ComplaintCounter).where(ComplaintCounter.year == year)
    taken = taking.values(last=ComplaintCounter.last + count).returning(ComplaintCounter.last)
    return db.session.connection().execute(taken).scalar()


def _begin(year: int) -> None:
    db.session.flush()
    try:
        with db.session.begin_nested():
            db.session.add(ComplaintCounter(year=year, last=0))
    except IntegrityError:
        return


def take(year: int, count: int = 1) -> list[str]:
    """Return the next `count` numbers of `year`; others wait for theirs until this transaction ends."""
    last = _last(year, count)
    if last is None:
        _begin(year)
        last = _last(year, count)
    assert last is not None, "the year was begun"
    return [f"C-{year}-{number:03}" for number in range(last - count + 1, last + 1)]

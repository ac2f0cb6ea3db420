"""Rebooking: of those who took part in one edition, who came to the next, and who came instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from events.models import Edition
from exhibitors.held import is_held
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db


@dataclass(frozen=True)
class Pair:
    """What became of one edition's exhibitors at the next.

    `first` and `second` count who took part in either; `kept` were at both, `lost` only at the first; who
    was only at the second is `won_back` after an earlier edition, `new` otherwise.
    """

    before_id: int
    edition_id: int
    before: str
    name: str
    starts_on: date
    first: int
    second: int
    kept: int
    won_back: int
    new: int

    @property
    def lost(self) -> int:
        """Return how many of the first did not come again."""
        return self.first - self.kept

    @property
    def kept_share(self) -> float | None:
        """Return the share (0-1) of the first that came again, None where there was nobody."""
        return self.kept / self.first if self.first else None


def pairs(show_id: int) -> list[Pair]:
    """Return every pair of consecutive editions that count, newest first, from one statement."""
    rows = db.session.execute(_counts(show_id)).all()
    found = [_pair(then, now) for then, now in pairwise(rows)]
    return found[::-1]


def _pair(then: Any, now: Any) -> Pair:
    counts = then.there, now.there, now.kept, now.back, now.new
    return Pair(then.id, now.id, then.name, now.name, now.starts_on, *counts)


def _counts(show_id: int) -> Select[*tuple[Any, ...]]:
    """Per edition: who is there, by which edition of the show was that exhibitor's last before it."""
    place = func.row_number().over(order_by=(Edition.starts_on, Edition.id)).label("place")
    edition = select(Edition.id, place).where(Edition.show_id == show_id, is_held()).cte("place_of_edition")
    exhibitor = Participation.exhibitor_id
    last = func.lag(edition.c.place).over(partition_by=exhibitor, order_by=edition.c.place).label("last")
    visit = (
        select(edition.c.id, edition.c.place, last)
        .join(Participation, Participation.edition_id == edition.c.id)
        .where(Participation.status.in_(TAKING_PART))
        .cte("visit")
    )
    return (
        select(
            Edition.id,
            Edition.name,
            Edition.starts_on,
            func.count(visit.c.id).label("there"),
            _count(visit.c.last == visit.c.place - 1).label("kept"),
            _count(visit.c.last < visit.c.place - 1).label("back"),
            _count(visit.c.last.is_(None)).label("new"),
        )
        .join(visit, visit.c.id == Edition.id)
        .group_by(Edition.id, Edition.name, Edition.starts_on)
        .order_by(Edition.starts_on, Edition.id)
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def held_before(edition: Edition) -> Sequence[int]:
    """Return the ids of the show's editions that count and began before this one, latest first."""
    earlier = select(Edition.id).where(
        Edition.show_id == edition.show_id, Edition.starts_on < edition.starts_on, is_held()
    )
    return db.session.scalars(earlier.order_by(Edition.starts_on.desc())).all()

"""Rebooking: of those who took part in one edition, who came to the next, and who came instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, not_, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db


@dataclass(frozen=True)
class Pair:
    """What became of one edition's exhibitors at the next.

    `first` and `second` count who took part in either; `kept` were at both, `lost` only at the first; who
    was only at the second is `won_back` after an earlier edition, `new` otherwise.
    """

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
    """Return every pair of consecutive editions of the show, newest first, from one statement."""
    rows = db.session.execute(_counts(show_id)).all()
    found = [
        Pair(now.id, then.name, now.name, now.starts_on, then.there, now.there, now.kept, now.back, now.new)
        for then, now in pairwise(rows)
    ]
    return found[::-1]


def _counts(show_id: int) -> Select[*tuple[Any, ...]]:
    """Per edition: who is there, by which edition of the show was that exhibitor's last before it."""
    place = func.row_number().over(order_by=(Edition.starts_on, Edition.id)).label("place")
    edition = select(Edition.id, place).where(Edition.show_id == show_id).cte("place_of_edition")
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
            _count(and_(visit.c.id.is_not(None), visit.c.last.is_(None))).label("new"),
        )
        .outerjoin(visit, visit.c.id == Edition.id)
        .where(Edition.show_id == show_id)
        .group_by(Edition.id, Edition.name, Edition.starts_on)
        .order_by(Edition.starts_on, Edition.id)
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def moved(move: str, edition_id: int) -> ColumnElement[bool]:
    """Return the condition that an exhibitor made this move (kept, lost, won_back, new) at the edition."""
    before = _editions_before(edition_id)
    here, last, ever = _took_part([edition_id]), _took_part(before[:1]), _took_part(before)
    return {
        "kept": and_(here, last),
        "lost": and_(last, not_(here)),
        "won_back": and_(here, not_(last), ever),
        "new": and_(here, not_(ever)),
    }[move]


def _editions_before(edition_id: int) -> Sequence[int]:
    edition = db.session.get_one(Edition, edition_id)
    earlier = select(Edition.id).where(
        Edition.show_id == edition.show_id, Edition.starts_on < edition.starts_on
    )
    return db.session.scalars(earlier.order_by(Edition.starts_on.desc())).all()


def _took_part(edition_ids: Sequence[int]) -> ColumnElement[bool]:
    there = Participation.edition_id.in_(edition_ids), Participation.status.in_(TAKING_PART)
    return Exhibitor.id.in_(select(Participation.exhibitor_id).where(*there))

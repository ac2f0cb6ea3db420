"""Who of an edition's exhibitors moved between classes since the edition before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, Subquery, func, select

from classification.models import Assessment
from classification.queries import newest
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db

Statement = Select[*tuple[Any, ...]]
MOST = 200
"""So many who moved are named."""


@dataclass(frozen=True)
class Since:
    """Moves between classes since a day: (from, to) with how many; None is no class."""

    day: date
    moves: dict[tuple[str | None, str | None], int]

    def net(self, word: str) -> int:
        """How many more came into a class than left it."""
        return sum(n * ((to == word) - (start == word)) for (start, to), n in self.moves.items())


@dataclass(frozen=True)
class Mover:
    """One exhibitor that moved; None is no class."""

    id: int
    start: str | None
    to: str | None


def moves_since(day: date, edition_id: int) -> Since | None:
    """Return who of an edition's exhibitors moved since a day; None without history.

    Where the first assessment is later than the day, it counts from there.
    """
    first = db.session.scalar(select(func.min(Assessment.as_of)))
    if first is None:
        return None
    day = max(day, first)
    then = newest(day)
    pair = then.c.relationship_class, Exhibitor.relationship_class
    counted = _moved(select(*pair, func.count()), then, edition_id).group_by(*pair)
    rows = db.session.execute(counted.order_by(func.count().desc()))
    return Since(day, {(start, to): count for start, to, count in rows})


def movers(day: date, edition_id: int, limit: int = MOST) -> list[Mover]:
    """Return who of an edition's exhibitors is in another class than on a day, the most valuable first."""
    then = newest(day)
    each = select(Exhibitor.id, then.c.relationship_class, Exhibitor.relationship_class)
    moved = _moved(each, then, edition_id).order_by(Exhibitor.value_minor.desc(), Exhibitor.id)
    return [Mover(*row) for row in db.session.execute(moved.limit(limit))]


def named(moved: Sequence[Mover]) -> list[tuple[Mover, Row[*tuple[Any, ...]]]]:
    """Return each with its exhibitor's id, name and value as they are now; who is gone is left out."""
    columns = Exhibitor.id, Exhibitor.name, Exhibitor.value_minor
    rows = db.session.execute(select(*columns).where(Exhibitor.id.in_([one.id for one in moved])))
    found = {row.id: row for row in rows}
    return [(one, found[one.id]) for one in moved if one.id in found]


def _moved(statement: Statement, then: Subquery, edition_id: int) -> Statement:
    """Narrow a statement to an edition's exhibitors whose class is another than `then`."""
    here = select(Participation.exhibitor_id).where(
        Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART)
    )
    before, now = then.c.relationship_class, Exhibitor.relationship_class
    return (
        statement.select_from(Exhibitor)
        .join(then, then.c.exhibitor_id == Exhibitor.id)
        .where(func.coalesce(before, "") != func.coalesce(now, ""), Exhibitor.id.in_(here))
    )

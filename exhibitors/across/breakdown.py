"""Kept, lost, won back and new by class, country, package and hall."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, func, select

from events.models import Hall, Venue
from exhibitors.across.grid import Cell, Line, on_side
from exhibitors.across.visits import Two
from exhibitors.moves import KEPT, LOST, MOVES, NEW, WON_BACK
from exhibitors.participation import Stand
from foundation.database import db

KINDS = ("class", "country", "package")


@dataclass
class Group:
    """The exhibitors of one class, country, hall or package. Area in m², money in minor units of the house.

    `key` is what the list filters by, None for those without. Kept and lost are those that were in the group
    at the first edition; won back and new those in it at the second.
    """

    key: Any
    name: str | None = None
    place: str | None = None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MOVES, 0))
    gone: Line = field(default_factory=Line)
    come: Line = field(default_factory=Line)

    @property
    def first(self) -> int:
        """Return how many were in the group at the first edition."""
        return self.counts[KEPT] + self.counts[LOST]

    @property
    def kept_share(self) -> float | None:
        """Return the share (0-1) of them that came again, None where there was nobody."""
        return self.counts[KEPT] / self.first if self.first else None


def breakdown(two: Two, cells: Sequence[Cell], kind: str) -> list[Group]:
    """Return the groups of one of KINDS from the grid, the largest first, those without last."""
    found: dict[Any, Group] = {}
    for cell in cells:
        group, move = found.setdefault(cell.keys[kind], Group(cell.keys[kind])), cell.keys["move"]
        group.counts[move] += cell.line.exhibitors
        if move == LOST:
            group.gone += cell.line
        elif move in (WON_BACK, NEW):
            group.come += cell.line
    for group in found.values():
        group.gone, group.come = group.gone.in_house(two), group.come.in_house(two)
    return _in_order(found.values())


def halls(two: Two) -> list[Group]:
    """Return the groups by hall, from one statement; an exhibitor in two halls is in both."""
    visits = two.visits
    mine = Stand.participation_id == on_side(two, visits.c.participation_before, visits.c.participation_after)
    hall = Stand.hall_id, Hall.name.label("hall"), Venue.name.label("venue")
    query = (
        select(*hall, visits.c.move, func.count(visits.c.exhibitor_id.distinct()).label("exhibitors"))
        .select_from(visits)
        .outerjoin(Stand, and_(mine, Stand.hall_id.is_not(None)))
        .outerjoin(Hall, Hall.id == Stand.hall_id)
        .outerjoin(Venue, Venue.id == Hall.venue_id)
        .group_by(Stand.hall_id, Hall.name, Venue.name, visits.c.move)
    )
    found: dict[Any, Group] = {}
    for row in db.session.execute(query):
        group = found.setdefault(row.hall_id, Group(row.hall_id, row.hall, row.venue))
        group.counts[row.move] = row.exhibitors
    return _in_order(found.values())


def _in_order(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda one: (one.key is None, -one.first, str(one.name or one.key)))

"""Kept, lost, won back and new by class, country, hall and package: one statement each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, and_, case, func, null, select

from events.models import Hall, Venue
from exhibitors.across.totals import house_money
from exhibitors.across.visits import Two
from exhibitors.models import Exhibitor
from exhibitors.moves import KEPT, LOST, NEW, WON_BACK
from exhibitors.participation import Stand
from foundation.database import db

Query = Select[*tuple[Any, ...]]
NOWHERE = null()


@dataclass
class Group:
    """The exhibitors of one class, country, hall or package. Area in m², money in minor units of the house.

    `key` is what the list filters by, None for those without. Kept and lost are those that were in the group
    at the first edition; won back and new those in it at the second.
    """

    key: Any
    name: str | None
    place: str | None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys((KEPT, LOST, WON_BACK, NEW), 0))
    area_gone: float = 0
    money_gone: int = 0
    area_come: float = 0
    money_come: int = 0

    @property
    def first(self) -> int:
        """Return how many were in the group at the first edition."""
        return self.counts[KEPT] + self.counts[LOST]

    @property
    def kept_share(self) -> float | None:
        """Return the share (0-1) of them that came again, None where there was nobody."""
        return self.counts[KEPT] / self.first if self.first else None


def breakdown(two: Two, kind: str) -> list[Group]:
    """Return the groups of one of KINDS, the largest at the first edition first, those without last."""
    found: dict[Any, Group] = {}
    for row in db.session.execute(KINDS[kind](two)):
        group = found.setdefault(row.key, Group(row.key, row.name, row.place))
        group.counts[row.move] = row.exhibitors
        _add(group, row, two)
    return sorted(found.values(), key=lambda one: (one.key is None, -one.first, str(one.name)))


def _add(group: Group, row: Any, two: Two) -> None:
    if row.move == LOST:
        group.area_gone = float(row.area_before or 0)
        group.money_gone = house_money(row.price_before, two.first.exchange_rate)
    elif row.move != KEPT:
        group.area_come += float(row.area_after or 0)
        group.money_come += house_money(row.price_after, two.second.exchange_rate)


def _of_exhibitor(column: Any) -> Callable[[Two], Query]:
    def statement(two: Two) -> Query:
        visits = two.visits
        query = _counted(two, column, column, NOWHERE)
        return query.join(Exhibitor, Exhibitor.id == visits.c.exhibitor_id).group_by(column)

    return statement


def _by_package(two: Two) -> Query:
    visits = two.visits.c
    package = _side(two, visits.package_before, visits.package_after)
    return _counted(two, package, package, NOWHERE).group_by(package)


def _by_hall(two: Two) -> Query:
    """An exhibitor in two halls is in both groups."""
    visits = two.visits.c
    mine = Stand.participation_id == _side(two, visits.participation_before, visits.participation_after)
    return (
        _counted(two, Stand.hall_id, Hall.name, Venue.name, func.count(visits.exhibitor_id.distinct()))
        .outerjoin(Stand, and_(mine, Stand.hall_id.is_not(None)))
        .outerjoin(Hall, Hall.id == Stand.hall_id)
        .outerjoin(Venue, Venue.id == Hall.venue_id)
        .group_by(Stand.hall_id, Hall.name, Venue.name)
    )


def _side(two: Two, before: Any, after: Any) -> Any:
    return case((two.visits.c.move.in_((KEPT, LOST)), before), else_=after)


def _counted(two: Two, key: Any, name: Any, place: Any, count: Any = None) -> Query:
    visits = two.visits
    amounts = (visits.c.area_before, visits.c.area_after, visits.c.price_before, visits.c.price_after)
    columns: Iterable[Any] = (
        key.label("key"),
        name.label("name"),
        place.label("place"),
        visits.c.move,
        (func.count() if count is None else count).label("exhibitors"),
        *(func.sum(column).label(column.key) for column in amounts),
    )
    return select(*columns).select_from(visits).group_by(visits.c.move)


KINDS: dict[str, Callable[[Two], Query]] = {
    "class": _of_exhibitor(Exhibitor.relationship_class),
    "country": _of_exhibitor(Exhibitor.country),
    "package": _by_package,
    "hall": _by_hall,
}

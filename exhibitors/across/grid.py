"""Everybody at two editions by move, space, class, country and package at once: one pass for all figures."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from sqlalchemy import Select, case, func, select

from exhibitors.across.visits import Two
from exhibitors.models import Exhibitor
from exhibitors.moves import KEPT, LOST
from foundation.database import db

KEYS = ("move", "space", "class", "country", "package")
AMOUNTS = ("area_before", "area_after", "price_before", "price_after")


@dataclass(frozen=True)
class Line:
    """Some exhibitors with their areas (m²) and prices (minor units) at both editions.

    Areas and prices are of those where they are known: `sized_before`, `priced_before` ... say of how many.
    """

    exhibitors: int = 0
    area_before: float = 0
    area_after: float = 0
    money_before: int = 0
    money_after: int = 0
    sized_before: int = 0
    sized_after: int = 0
    priced_before: int = 0
    priced_after: int = 0

    def __add__(self, other: "Line") -> "Line":
        return Line(*(getattr(self, name) + getattr(other, name) for name in Line.__dataclass_fields__))

    @property
    def area_change(self) -> float:
        """Return by how much the area grew, in m²."""
        return self.area_after - self.area_before

    @property
    def money_change(self) -> int:
        """Return by how much the price grew."""
        return self.money_after - self.money_before

    def in_house(self, two: Two) -> "Line":
        """Return the line with prices, until now each in its edition's currency, in the house currency."""
        before = round(self.money_before * two.first.exchange_rate)
        return replace(
            self, money_before=before, money_after=round(self.money_after * two.second.exchange_rate)
        )


@dataclass(frozen=True)
class Cell:
    """Those alike in all of KEYS; prices of the line are in each edition's own currency."""

    keys: dict[str, Any]
    line: Line


def grid(two: Two) -> list[Cell]:
    """Return the cells that are not empty, from one statement."""
    return [
        Cell(dict(zip(KEYS, row, strict=False)), line(row)) for row in db.session.execute(_statement(two))
    ]


def added(cells: Iterable[Cell]) -> Line:
    """Return all of the cells together."""
    return reduce(Line.__add__, (cell.line for cell in cells), Line())


def _statement(two: Two) -> Select[*tuple[Any, ...]]:
    visits = two.visits
    keys = (
        visits.c.move,
        visits.c.space,
        Exhibitor.relationship_class,
        Exhibitor.country,
        on_side(two, visits.c.package_before, visits.c.package_after),
    )
    query = select(*(key.label(name) for key, name in zip(keys, KEYS, strict=True)), *sums(two))
    return query.join(Exhibitor, Exhibitor.id == visits.c.exhibitor_id).group_by(*keys)


def on_side(two: Two, before: Any, after: Any) -> Any:
    """Return what was at the first edition for the kept and lost, at the second for the others."""
    return case((two.visits.c.move.in_((KEPT, LOST)), before), else_=after)


def sums(two: Two) -> list[Any]:
    """Return the columns that `line` reads."""
    amounts = [two.visits.c[name] for name in AMOUNTS]
    known = [func.count(column).label(f"{column.key}_known") for column in amounts]
    return [func.count().label("exhibitors"), *(func.sum(one).label(one.key) for one in amounts), *known]


def line(row: Any) -> Line:
    """Return the sums of a row."""
    return Line(
        row.exhibitors,
        float(row.area_before or 0),
        float(row.area_after or 0),
        int(row.price_before or 0),
        int(row.price_after or 0),
        row.area_before_known,
        row.area_after_known,
        row.price_before_known,
        row.price_after_known,
    )

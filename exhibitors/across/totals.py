"""What became of the exhibitors, the area and the money of one edition at another: the figures in all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import func, select

from exhibitors.across.visits import Two
from exhibitors.moves import KEPT, LOST, MOVES, SPACES
from foundation.database import db


@dataclass(frozen=True)
class Line:
    """Some exhibitors with their areas (m²) and prices (minor units of the house currency) at both editions.

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
        """Return by how much the price grew, in minor units of the house currency."""
        return self.money_after - self.money_before


@dataclass(frozen=True)
class Totals:
    """All exhibitors of either edition, by move, and those kept by what became of their space."""

    by_move: dict[str, Line]
    by_space: dict[str, Line]

    @property
    def first(self) -> Line:
        """Return everybody at the first edition."""
        return self.by_move[KEPT] + self.by_move[LOST]

    @property
    def second(self) -> Line:
        """Return everybody at the second edition."""
        return _sum(line for move, line in self.by_move.items() if move != LOST)

    @property
    def kept_share(self) -> float | None:
        """Return the share (0-1) of the first that came again, None where there was nobody."""
        return self.by_move[KEPT].exhibitors / self.first.exhibitors if self.first.exhibitors else None


def totals(two: Two) -> Totals:
    """Return the figures of two editions, from one statement."""
    rows = db.session.execute(_statement(two)).all()
    lines = [(row.move, row.space, _line(row, two)) for row in rows]
    by_move = {move: _sum(line for one, _, line in lines if one == move) for move in MOVES}
    kept = [(space, line) for move, space, line in lines if move == KEPT]
    return Totals(by_move, {space: _sum(line for one, line in kept if one == space) for space in SPACES})


def _statement(two: Two) -> Any:
    visits = two.visits.c
    amounts = visits.area_before, visits.area_after, visits.price_before, visits.price_after
    return select(
        visits.move,
        visits.space,
        func.count().label("exhibitors"),
        *(func.sum(column).label(column.key) for column in amounts),
        *(func.count(column).label(f"{column.key}_known") for column in amounts),
    ).group_by(visits.move, visits.space)


def _line(row: Any, two: Two) -> Line:
    return Line(
        row.exhibitors,
        float(row.area_before or 0),
        float(row.area_after or 0),
        house_money(row.price_before, two.first.exchange_rate),
        house_money(row.price_after, two.second.exchange_rate),
        row.area_before_known,
        row.area_after_known,
        row.price_before_known,
        row.price_after_known,
    )


def house_money(minor: Any, rate: float) -> int:
    """Return an amount (none is 0) in the house currency, both in minor units."""
    return round(float(minor or 0) * rate)


def _sum(lines: Iterable[Line]) -> Line:
    return reduce(Line.__add__, lines, Line())

"""Who was at two editions, with what: one row an exhibitor, read by every comparison of the two."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import CTE, ColumnElement, case, exists, false, func, literal, select

from events.models import Edition
from exhibitors.moves import KEPT, LOST, NEW, WON_BACK, space_change
from exhibitors.participation import TAKING_PART, Participation
from exhibitors.rebooking import held_before


class NotComparable(ValueError):
    """These two are not editions of one show, or are one and the same."""


@dataclass(frozen=True)
class Two:
    """Two editions of one show that count, the earlier first."""

    first: Edition
    second: Edition

    @classmethod
    def of(cls, one: Edition, other: Edition) -> "Two":
        """Return the two in the order of time; NotComparable where they are not two of one show."""
        if one.id == other.id or one.show_id != other.show_id:
            raise NotComparable
        first, second = sorted((one, other), key=lambda edition: (edition.starts_on, edition.id))
        return cls(first, second)

    @cached_property
    def visits(self) -> CTE:
        """Return exhibitor_id, move, space, and area, price (minor units) and package before and after."""
        there = self._there()
        areas = there.c.area_before, there.c.area_after
        return select(
            *(column for column in there.c if column.key not in ("was", "came")),
            self._move(there).label("move"),
            space_change(*areas).label("space"),
        ).cte("visits")

    def _there(self) -> CTE:
        values = {"area": Participation.net_area_m2, "price": Participation.price_minor}
        values |= {"package": Participation.package, "participation": Participation.id}
        return (
            select(
                Participation.exhibitor_id,
                self._at(self.first, literal(1)).label("was"),
                self._at(self.second, literal(1)).label("came"),
                *(self._at(self.first, column).label(f"{name}_before") for name, column in values.items()),
                *(self._at(self.second, column).label(f"{name}_after") for name, column in values.items()),
            )
            .where(Participation.edition_id.in_((self.first.id, self.second.id)))
            .where(Participation.status.in_(TAKING_PART))
            .group_by(Participation.exhibitor_id)
            .cte("there")
        )

    def _at(self, edition: Edition, column: Any) -> ColumnElement[Any]:
        return func.max(case((Participation.edition_id == edition.id, column)))

    def _move(self, there: CTE) -> ColumnElement[str]:
        return case(
            (there.c.was.is_not(None) & there.c.came.is_not(None), KEPT),
            (there.c.was.is_not(None), LOST),
            (self._earlier(there), WON_BACK),
            else_=NEW,
        )

    def _earlier(self, there: CTE) -> ColumnElement[bool]:
        """Whether an exhibitor took part in an edition before the first of the two."""
        before = held_before(self.first)
        if not before:
            return false()
        ever = exists().where(
            Participation.exhibitor_id == there.c.exhibitor_id,
            Participation.edition_id.in_(before),
            Participation.status.in_(TAKING_PART),
        )
        return ever.correlate(there)

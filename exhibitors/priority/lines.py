"""What an exhibitor has points for, edition by edition, in hundredths: one statement for one and for all."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import CTE, BigInteger, ColumnElement, Select, case, cast, func, select

from events.models import Edition
from exhibitors.held import is_held
from exhibitors.participation import TAKING_PART, Participation
from exhibitors.priority.scheme import Scheme, hundredths
from foundation.figures import MINOR

JUST_OVER = 1e-6
"""Added before rounding, so that both databases round a half up."""
KINDS = ("edition", "area", "money", "consecutive", "conduct")


@dataclass(frozen=True)
class Counting:
    """The points of one show as of a day, by a scheme; of some exhibitors where they are named."""

    show_id: int
    day: date
    scheme: Scheme
    only: tuple[int, ...] | None = None

    @cached_property
    def lines(self) -> CTE:
        """Return a row a participation at an edition that still counts: who, where, what, points by kind."""
        visit, scheme = self._visits(), self.scheme
        took = visit.c.took == 1
        run = took & (visit.c.age_before == visit.c.age + 1)
        points = {
            "edition": case((took, hundredths(scheme.per_edition)), else_=0),
            "area": _rounded(took, visit.c.net_area_m2 * (scheme.per_m2 * 100)),
            "money": _rounded(took, visit.c.price_house * (scheme.per_thousand / MINOR / 10)),
            "consecutive": case((run, hundredths(scheme.consecutive)), else_=0),
            "conduct": -visit.c.conduct_noted * hundredths(scheme.per_conduct_point),
        }
        return (
            select(visit, *(value.label(f"{kind}_points") for kind, value in points.items()))
            .where(visit.c.age <= scheme.last_editions)
            .cte("lines")
        )

    def _visits(self) -> CTE:
        """Every participation of the show up to the day; `age` 1 is the latest edition held."""
        held = self._held()
        took = case((Participation.status.in_(TAKING_PART), 1), else_=0).label("took")
        before = func.lag(held.c.age).over(
            partition_by=(Participation.exhibitor_id, took), order_by=held.c.age.desc()
        )
        query = select(
            Participation.exhibitor_id,
            held.c.edition_id,
            held.c.age,
            took,
            before.label("age_before"),
            Participation.net_area_m2,
            (Participation.price_minor * held.c.rate).label("price_house"),
            Participation.conduct_points.label("conduct_noted"),
        ).join(held, held.c.edition_id == Participation.edition_id)
        return self._only(query).cte("visits")

    def _held(self) -> CTE:
        newest = func.row_number().over(order_by=(Edition.starts_on.desc(), Edition.id.desc()))
        return (
            select(Edition.id.label("edition_id"), Edition.exchange_rate.label("rate"), newest.label("age"))
            .where(Edition.show_id == self.show_id, Edition.starts_on <= self.day, is_held())
            .cte("held")
        )

    def overdue(self) -> Select[*tuple[Any, ...]]:
        """Return who owes for an edition of the show past its day."""
        query = select(Participation.exhibitor_id).join(Edition, Edition.id == Participation.edition_id)
        query = query.where(Edition.show_id == self.show_id, ~Edition.cancelled)
        query = query.where(
            Participation.due_on < self.day,
            Participation.paid_minor < Participation.price_minor,
            Participation.status != "cancelled",
        )
        return self._only(query)

    def _only(self, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        return query if self.only is None else query.where(Participation.exhibitor_id.in_(self.only))


def _rounded(took: ColumnElement[bool], amount: ColumnElement[Any]) -> ColumnElement[int]:
    whole = cast(func.round(func.coalesce(amount, 0.0) + JUST_OVER), BigInteger)
    return case((took, whole), else_=0)

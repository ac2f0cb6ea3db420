"""What an exhibitor has points for, edition by edition, in hundredths: one statement for one and for all."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import CTE, BigInteger, BindParameter, ColumnElement, Select, and_, case, cast, func, select
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.held import is_held
from exhibitors.participation import TAKING_PART, Participation
from exhibitors.priority.scheme import Scheme, hundredths
from foundation.figures import MINOR
from foundation.scanning import Scanned

JUST_OVER = 1e-6
"""Added before rounding, so that both databases round a half up."""
KINDS = ("edition", "area", "money", "consecutive", "conduct")


@dataclass(frozen=True)
class Counting:
    """The points of one show as of a day, by a scheme; of some exhibitors where they are named."""

    show_id: int
    day: date
    scheme: Scheme
    only: tuple[int, ...] | BindParameter[Any] | None = None

    @cached_property
    def lines(self) -> CTE:
        """Return a row a participation at an edition that still counts: who, where, what, points by kind."""
        held, scheme, before = self._held(), self.scheme, aliased(Participation)
        took, took_before = Participation.status.in_(TAKING_PART), before.status.in_(TAKING_PART)
        price = Participation.price_minor * held.c.rate
        points = {
            "edition": case((took, hundredths(scheme.per_edition)), else_=0),
            "area": _rounded(took, Participation.net_area_m2 * (scheme.per_m2 * 100)),
            "money": _rounded(took, price * (scheme.per_thousand / MINOR / 10)),
            "consecutive": case((took & took_before, hundredths(scheme.consecutive)), else_=0),
            "conduct": -Participation.conduct_points * hundredths(scheme.per_conduct_point),
        }
        there_before = and_(
            before.exhibitor_id == Participation.exhibitor_id, before.edition_id == held.c.before_id
        )
        query = select(
            Participation.exhibitor_id,
            held.c.edition_id,
            held.c.age,
            case((took, 1), else_=0).label("took"),
            Participation.net_area_m2,
            price.label("price_house"),
            Participation.conduct_points.label("conduct_noted"),
            *(value.label(f"{kind}_points") for kind, value in points.items()),
        )
        query = query.join(held, held.c.edition_id == Scanned(Participation.edition_id))
        query = query.outerjoin(before, there_before).where(held.c.age <= scheme.last_editions)
        return self._only(query).cte("lines")

    def _held(self) -> CTE:
        """The editions held up to the day, each with the one before; `age` 1 is the latest."""
        newest = Edition.starts_on.desc(), Edition.id.desc()
        return (
            select(
                Edition.id.label("edition_id"),
                func.lead(Edition.id).over(order_by=newest).label("before_id"),
                Edition.exchange_rate.label("rate"),
                func.row_number().over(order_by=newest).label("age"),
            )
            .where(Edition.show_id == self.show_id, Edition.starts_on <= self.day, is_held())
            .cte("held")
        )

    def overdue(self) -> Select[*tuple[Any, ...]]:
        """Return who owes for an edition of the show past its day."""
        query = select(Participation.exhibitor_id).join(
            Edition, Edition.id == Scanned(Participation.edition_id)
        )
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

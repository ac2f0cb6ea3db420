"""The whole comparison as a file: one row an exhibitor."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from exhibitors import words
from exhibitors.across.visits import Two
from exhibitors.models import Exhibitor
from exhibitors.moves import KEPT
from exhibitors.queries import stands
from exhibitors.stands import written
from foundation.database import db
from foundation.figures import MINOR

BATCH = 1000


def header(two: Two, house: str) -> list[str]:
    """Return the names of the columns; `house` is the house currency."""
    at = [
        (
            _("Stands, %(edition)s", edition=one.name),
            _("Package, %(edition)s", edition=one.name),
            _("Area in m², %(edition)s", edition=one.name),
            _("Price in %(currency)s, %(edition)s", currency=one.currency, edition=one.name),
            _("Price in %(currency)s, house, %(edition)s", currency=house, edition=one.name),
        )
        for one in (two.first, two.second)
    ]
    change = (_("Change of area in m²"), _("Change of price in %(currency)s", currency=house))
    return [_("Number"), _("Name"), _("Country"), _("Class"), _("Move"), _("Space"), *at[0], *at[1], *change]


def rows(two: Two) -> Iterator[list[Any]]:
    """Return everybody who was at either edition, by name; one statement, and one for stands every 1,000."""
    visits = two.visits
    exhibitor = Exhibitor.id, Exhibitor.name, Exhibitor.country, Exhibitor.relationship_class
    query = select(*exhibitor, visits).join(visits, visits.c.exhibitor_id == Exhibitor.id)
    query = query.order_by(Exhibitor.name_key, Exhibitor.id).execution_options(yield_per=BATCH)
    for batch in db.session.execute(query).partitions():
        ids = [number for one in batch for number in (one.participation_before, one.participation_after)]
        where = stands([number for number in ids if number is not None])
        for one in batch:
            yield _row(one, where, two)


def _row(one: Any, where: dict[int, list[tuple[str | None, str]]], two: Two) -> list[Any]:
    before, after = (
        _house(one.price_before, two.first.exchange_rate),
        _house(one.price_after, two.second.exchange_rate),
    )
    return [
        *(one.id, one.name, one.country, one.relationship_class, str(words.MOVES[one.move])),
        str(words.SPACES[one.space]) if one.move == KEPT else None,
        *(written(where.get(one.participation_before, ())), one.package_before, one.area_before),
        *(_major(one.price_before), before),
        *(written(where.get(one.participation_after, ())), one.package_after, one.area_after),
        *(_major(one.price_after), after),
        *(_change(one.area_before, one.area_after), _change(before, after)),
    ]


def _major(minor: int | None) -> float | None:
    return None if minor is None else minor / MINOR


def _house(minor: int | None, rate: float) -> float | None:
    return None if minor is None else round(minor * rate) / MINOR


def _change(before: float | None, after: float | None) -> float | None:
    """None where either is unknown; who is not there has nothing, but that is said by the move."""
    return None if before is None or after is None else round(after - before, 2)

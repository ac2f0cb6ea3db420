"""The whole comparison as a file: one row an exhibitor."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, select

from exhibitors import words
from exhibitors.across.visits import Two
from exhibitors.models import Exhibitor
from exhibitors.moves import KEPT
from exhibitors.queries import stands
from exhibitors.stands import written
from foundation.database import db
from foundation.figures import MINOR

BATCH = 2000


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
    """Return everybody who was at either edition, by name; one statement, and one for stands every 2,000."""
    moves = {move: str(word) for move, word in words.MOVES.items()}
    spaces = {space: str(word) for space, word in words.SPACES.items()}
    for batch in db.session.execute(_statement(two)).partitions():
        where = stands([number for one in batch for number in (one[6], one[10]) if number is not None])
        for *known, move, space, there, package, area, price, here, new_package, new_area, new_price in batch:
            before = (written(where.get(there, ())), package, area, *_money(price, two.first.exchange_rate))
            after = (
                *(written(where.get(here, ())), new_package, new_area),
                *_money(new_price, two.second.exchange_rate),
            )
            change = _change(area, new_area), _change(before[-1], after[-1])
            yield [*known, moves[move], spaces[space] if move == KEPT else None, *before, *after, *change]


def _statement(two: Two) -> Select[*tuple[Any, ...]]:
    visits = two.visits
    exhibitor = Exhibitor.id, Exhibitor.name, Exhibitor.country, Exhibitor.relationship_class
    at = ("participation", "package", "area", "price")
    sides = (visits.c[f"{name}_{side}"] for side in ("before", "after") for name in at)
    query = select(*exhibitor, visits.c.move, visits.c.space, *sides)
    query = query.join(visits, visits.c.exhibitor_id == Exhibitor.id)
    return query.order_by(Exhibitor.name_key, Exhibitor.id).execution_options(yield_per=BATCH)


def _money(minor: int | None, rate: float) -> tuple[float | None, float | None]:
    """Return a price in its own and in the house currency."""
    return (None, None) if minor is None else (minor / MINOR, round(minor * rate) / MINOR)


def _change(before: float | None, after: float | None) -> float | None:
    """None where either is unknown; who is not there has nothing, but that is said by the move."""
    return None if before is None or after is None else round(after - before, 2)

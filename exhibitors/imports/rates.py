"""What other currencies of a list are worth: found in its money columns, offered as the house knows it."""

from collections import Counter
from collections.abc import Mapping

from flask import current_app
from sqlalchemy import select

from events.models import Edition
from exhibitors.imports.bad_cells import BadCell
from exhibitors.imports.quantities import currency_code, money
from exhibitors.imports.tables import Table
from foundation.database import db

FIELDS = ("price", "paid")
_DIGITS = 6


def foreign(mapping: Mapping[str, str], table: Table, currency: str) -> list[str]:
    """Return the currencies that money columns name beside the edition's `currency`, the commonest first."""
    places = {
        field: table.columns.index(mapping[field]) for field in (*FIELDS, "currency") if field in mapping
    }
    if not set(FIELDS) & set(places):
        return []
    codes = Counter(code for row in table.rows for code in _codes(row.cells, places, currency))
    return [code for code, _ in codes.most_common() if code != currency]


def _codes(cells: list[str], places: Mapping[str, int], currency: str) -> set[str]:
    said = currency_code(cells[places["currency"]], currency) if "currency" in places else None
    beside = said if isinstance(said, str) else None
    amounts = [money(cells[places[field]], currency) for field in FIELDS if field in places]
    named = {one.currency or beside for one in amounts if not isinstance(one, BadCell)}
    return {code for code in named if code}


def offered(edition: Edition, codes: list[str]) -> dict[str, float | None]:
    """Return the edition's currency per one unit of each: by the rates of editions, else None."""
    house: dict[str, float] = {current_app.config["HOUSE_CURRENCY"]: 1.0}
    others = select(Edition.currency, Edition.exchange_rate).where(Edition.currency.in_(codes))
    house |= dict(db.session.execute(others.order_by(Edition.starts_on)).all())
    return {code: _rounded(house[code] / edition.exchange_rate) if code in house else None for code in codes}


def _rounded(rate: float) -> float:
    return float(f"{rate:.{_DIGITS}g}")

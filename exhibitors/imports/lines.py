"""One row of a file as the tuples that are stored of it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from babel.numbers import get_currency_precision

from exhibitors.imports.bad_cells import bad
from exhibitors.imports.cells import Entry, Problem
from exhibitors.imports.companies import Companies, Company
from exhibitors.names import name_key, search_text, website_host

_AS_READ = (
    "number",
    "name",
    "external_id",
    "country",
    "city",
    "address",
    "website",
    "phone",
    "email",
    "description",
    "package",
    "contact_name",
    "contact_email",
)
_MADE = (
    "run_id",
    "outcome",
    "same_as",
    "problems",
    "cells",
    "name_key",
    "search_text",
    "alias",
    "alias_key",
    "website_host",
    "industry",
    "net_area_m2",
    "price_minor",
)
COLUMNS = _AS_READ + _MADE
STAND_COLUMNS = ("run_id", "number", "hall", "stand")
_LONGEST_INDUSTRY = 120
_HUNDREDTHS = 2

Line = tuple[Any, ...]


def line(
    entry: Entry, cells: Callable[[], dict[str, str]], companies: Companies, run_id: int, currency: str
) -> Line:
    """Return what is stored of a row, in the order of COLUMNS: `created` until matching says otherwise."""
    price, area = _price(entry, currency), entry.net_area_m2
    key, host = name_key(entry.name), website_host(entry.website)
    alias = entry.alias if entry.alias != entry.name else None
    company = Company(entry.number, key, entry.external_id, entry.country, host)
    same_as = None if entry.rejected else companies.first(company)
    made = (
        run_id,
        "rejected" if entry.rejected else "created" if same_as is None else "skipped",
        same_as,
        _problems(entry.problems),
        json.dumps(cells(), ensure_ascii=False) if entry.problems else None,
        key,
        search_text(entry.name, alias, host),
        alias,
        name_key(alias) if alias else None,
        host,
        _industry(entry.category),
        None if area is None else float(area),
        price,
    )
    return tuple(getattr(entry, name) for name in _AS_READ) + made


def stand_lines(entry: Entry, run_id: int) -> Iterator[Line]:
    """Yield the row's stands, in the order of STAND_COLUMNS."""
    return ((run_id, entry.number, stand.hall, stand.number) for stand in entry.stands)


def _problems(problems: tuple[Problem, ...]) -> str | None:
    stored = [{"field": one.field, **one.reason._asdict()} for one in problems]
    return json.dumps(stored, ensure_ascii=False) if stored else None


def _price(entry: Entry, currency: str) -> int | None:
    """The price in hundredths of the edition's currency; in another currency it is a problem of the row."""
    price = entry.price
    if price is None:
        return None
    if price.currency not in (None, currency):
        reason = bad("currency_other", str(price.currency))
        entry.problems += (Problem("price", reason, rejects=False),)
        return None
    return price.minor * 10**_HUNDREDTHS // 10 ** get_currency_precision(currency)


def _industry(category: str | None) -> str | None:
    """The first of the categories: what a list is filtered by is one word, not all of them."""
    first = category.split(";", 1)[0].strip() if category else ""
    return first[:_LONGEST_INDUSTRY] or None

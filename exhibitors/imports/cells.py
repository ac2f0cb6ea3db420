"""One row's mapped cells to the typed values of an exhibitor's entry in a list."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from email_validator import EmailNotValidError, validate_email

from exhibitors.imports.bad_cells import BadCell, bad
from exhibitors.imports.countries import country
from exhibitors.imports.field_words import REQUIRED
from exhibitors.imports.packages import package
from exhibitors.imports.quantities import Money, area, area_unit, money
from exhibitors.imports.stands import Stand, stands
from exhibitors.imports.tables import Table
from exhibitors.names import website_host
from exhibitors.repair import repair

LONGEST = {
    "name": 300,
    "alias": 300,
    "website": 500,
    "phone": 100,
    "address": 500,
    "city": 120,
    "description": 20_000,
    "category": 2_000,
    "contact_name": 200,
    "external_id": 100,
}
"""Characters of each text field."""

_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "nil", "#n/a", "无", "k.a."})
_MAY_BE_NOTHING = frozenset({"name", "alias"})
_ADDRESS = re.compile(r"[^\s<>;,]+@[^\s<>;,]+")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_APART = re.compile("[;/|()]")
_BEHIND_THE_FIRST = re.compile(r"[\s;,]+")
_PLAIN_EMAIL = re.compile(
    r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:com|net|org|[a-z]{2})"
)
_LONGEST_PLAIN_EMAIL = 60
"""Addresses of this shape and length are valid by every rule, which saves most of the time of a long list."""

Reader = Callable[[str], object]


class Problem(NamedTuple):
    """A cell of the row that was not taken, and whether that keeps the whole row out."""

    field: str
    reason: BadCell
    rejects: bool


@dataclass(slots=True)
class Entry:
    """An exhibitor as one row names it. A cell that was not understood is None and among the problems."""

    number: int
    name: str = ""
    alias: str | None = None
    country: str | None = None
    website: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    city: str | None = None
    description: str | None = None
    category: str | None = None
    net_area_m2: Decimal | None = None
    price: Money | None = None
    package: str | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    external_id: str | None = None
    stands: tuple[Stand, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def rejected(self) -> bool:
        return any(problem.rejects for problem in self.problems)


def entries(table: Table, mapping: Mapping[str, str], currency: str | None = None) -> Iterator[Entry]:
    """An entry for each row; `mapping` is column by field, `currency` the edition's."""
    known = [(name, column) for name, column in mapping.items() if column in table.columns]
    places = [(name, table.columns.index(column)) for name, column in known]
    readers = _readers(currency, area_unit(mapping.get("net_area_m2", "")))
    for row in table.rows:
        yield _entry({name: row.cells[place] for name, place in places}, row.number, readers)


def entry(cells: Mapping[str, str], number: int = 0, currency: str | None = None, unit: str = "m2") -> Entry:
    """The entry of one row, given as cell by field; `unit` is that of an area that names none."""
    return _entry(cells, number, _readers(currency, unit))


def _entry(cells: Mapping[str, str], number: int, readers: Mapping[str, Reader]) -> Entry:
    made = Entry(number)
    for name, reader in readers.items():
        cell = cells.get(name)
        if cell and (name in _MAY_BE_NOTHING or not _is_nothing(cell)):
            _set(made, name, reader(cell))
    _set(made, "stands", _stands(cells))
    if not made.name and not made.rejected:
        _set(made, "name", bad("name_missing", ""))
    return made


def _readers(currency: str | None, unit: str) -> dict[str, Reader]:
    """What reads the cell of each field; hall and stand are read together."""
    return {
        **{name: partial(text, limit) for name, limit in LONGEST.items()},
        "country": known_country,
        "website": website,
        "email": email,
        "contact_email": email,
        "net_area_m2": partial(area, unit=unit),
        "price": partial(money, currency=currency),
        "package": package,
    }


def _set(made: Entry, name: str, value: object) -> None:
    if isinstance(value, BadCell):
        made.problems += (Problem(name, value, rejects=name in REQUIRED),)
    elif value is not None:
        setattr(made, name, value)


def _is_nothing(cell: str) -> bool:
    return len(cell) < 6 and cell.strip().casefold() in _NOTHING


def _stands(cells: Mapping[str, str]) -> tuple[Stand, ...] | BadCell:
    cell = cells.get("stand", "")
    return () if _is_nothing(cell) else stands(cell, cells.get("hall", ""))


def text(limit: int, cell: str) -> str | BadCell | None:
    """The repaired text, if it has at most `limit` characters."""
    repaired = repair(cell)
    return bad("too_long", repaired, limit) if len(repaired) > limit else repaired or None


def known_country(cell: str) -> str | BadCell:
    """The two-letter code of the first country in the cell, which may name it in two languages."""
    first = next((code for part in (cell, *_APART.split(cell)) if (code := country(part))), None)
    return first or bad("country_unknown", repair(cell))


def website(cell: str) -> str | BadCell:
    """The first web address in the cell, with its scheme."""
    first = _BEHIND_THE_FIRST.split(repair(cell), maxsplit=1)[0]
    if website_host(first) is None or len(first) > LONGEST["website"]:
        return bad("website_invalid", repair(cell))
    return first if _SCHEME.match(first) else f"https://{first.split('//')[-1]}"


def email(cell: str) -> str | BadCell:
    """The first e-mail address in the cell, its domain in lower case."""
    if len(cell) <= _LONGEST_PLAIN_EMAIL and _PLAIN_EMAIL.fullmatch(cell):
        return cell
    found = _ADDRESS.search(repair(cell).replace("mailto:", ""))
    try:
        return validate_email(found[0] if found else "", check_deliverability=False).normalized
    except EmailNotValidError:
        return bad("email_invalid", repair(cell))

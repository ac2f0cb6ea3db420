"""One row's mapped cells to the typed values of an entry in a list."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from exhibitors.custom_kinds import Stored
from exhibitors.imports.bad_cells import BadCell, bad
from exhibitors.imports.contact_cells import email, known_country, website
from exhibitors.imports.custom_cells import NEW, CustomColumn, value
from exhibitors.imports.dates import date, instant
from exhibitors.imports.entry import LONGEST, Entry
from exhibitors.imports.field_words import EXHIBITORS, REQUIRED
from exhibitors.imports.known_words import known_word, yes_or_no
from exhibitors.imports.mending import as_it_stands, mended
from exhibitors.imports.quantities import area, area_unit, currency_code, money
from exhibitors.imports.stands import Stand, stands
from exhibitors.imports.tables import Table
from exhibitors.repair import repair

_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "nil", "#n/a", "无", "k.a."})
_MAY_BE_NOTHING = frozenset({"name", "alias", "contact_name", "first_name", "last_name"})
_LONGEST_SUMMARY = 120
_MENDED = frozenset({*LONGEST, "hall", "stand"} - {"website"})

Reader = Callable[[str], object]


@dataclass(frozen=True)
class Terms:
    """How cells are meant: in the edition's currency and time zone, an area in `unit` where it names none.

    `day_first` reads 03/04 as a day in April (None: not to be guessed); `verbatim` takes text as it stands.
    `halls` are those of the edition's venue.
    """

    currency: str | None = None
    unit: str = "m2"
    day_first: bool | None = None
    verbatim: bool = False
    zone: dt.tzinfo = dt.UTC
    kind: str = EXHIBITORS
    custom: tuple[CustomColumn, ...] = ()
    halls: tuple[str, ...] = ()


def entries(table: Table, mapping: Mapping[str, str], terms: Terms | None = None) -> Iterator[Entry]:
    """An entry for each row; `mapping` is column by field."""
    known = [(name, column) for name, column in mapping.items() if column in table.columns]
    places = [(name, table.columns.index(column)) for name, column in known]
    terms = replace(terms or Terms(), unit=area_unit(mapping.get("net_area_m2", "")))
    readers = {name: reader for name, reader in _readers(terms).items() if name in dict(places)}
    for row in table.rows:
        yield _entry({name: row.cells[place] for name, place in places}, row.number, readers, terms)


def entry(cells: Mapping[str, str], number: int = 0, terms: Terms | None = None) -> Entry:
    """The entry of one row, given as cell by field."""
    terms = terms or Terms()
    return _entry(cells, number, _readers(terms), terms)


def _entry(cells: Mapping[str, str], number: int, readers: Mapping[str, Reader], terms: Terms) -> Entry:
    made = Entry(number)
    for name, reader in readers.items():
        cell = cells.get(name)
        if cell and (name in _MAY_BE_NOTHING or not _is_nothing(cell)):
            _set(made, name, reader(cell))
    _set(made, "stands", _stands(cells), asked="stand")
    _note_repairs(made, cells, terms)
    for column in terms.custom:
        _keep(made, column, value(cells[column.key], column.kind, column.choices, terms.day_first))
    if terms.kind != EXHIBITORS:
        _join_names(made)
    for group in [] if made.rejected else REQUIRED[terms.kind]:
        if not any(getattr(made, name) for name in group):
            made.refuse(group[0], bad(f"{group[0]}_missing", ""), rejects=True)
    return made


def _readers(terms: Terms) -> dict[str, Reader]:
    """What reads the cell of each field; hall and stand are read together."""
    clean = as_it_stands if terms.verbatim else repair
    day = partial(date, day_first=terms.day_first)
    words = ("package", "status", "kind", "interaction", "language")
    return {
        **{name: partial(text, limit, clean) for name, limit in LONGEST.items()},
        **{name: partial(known_word, name) for name in words},
        "country": known_country,
        "website": website,
        "email": email,
        "contact_email": email,
        "net_area_m2": partial(area, unit=terms.unit),
        "price": partial(money, currency=terms.currency),
        "paid": partial(money, currency=terms.currency),
        "currency": partial(currency_code, expected=terms.currency),
        "due_on": day,
        "main": yes_or_no,
        "happened_at": partial(instant, zone=terms.zone, day_first=terms.day_first),
    }


def _set(made: Entry, name: str, value: object, asked: str | None = None) -> None:
    if isinstance(value, BadCell):
        made.refuse(asked or name, value, rejects=name in ("name", "happened_at"))
    elif value is not None:
        setattr(made, name, value)


def _keep(made: Entry, column: CustomColumn, found: Stored | BadCell | None) -> None:
    if isinstance(found, BadCell):
        made.refuse(f"{NEW}{column.name}", found)
    elif found is not None:
        made.custom += ((column.key, found),)


def _is_nothing(cell: str) -> bool:
    return len(cell) < 6 and cell.strip().casefold() in _NOTHING


def _stands(cells: Mapping[str, str]) -> tuple[Stand, ...] | BadCell:
    cell = cells.get("stand", "")
    return () if _is_nothing(cell) else stands(cell, cells.get("hall", ""))


def _note_repairs(made: Entry, cells: Mapping[str, str], terms: Terms) -> None:
    """Plain text, which most cells are, cannot have been mended."""
    for name, cell in cells.items():
        if name not in _MENDED or (cell.isascii() and "&" not in cell and cell.isprintable()):
            continue
        after = as_it_stands(cell) if terms.verbatim else repair(cell)
        if found := mended(name, cell, after):
            made.repairs += (found,)


def _join_names(made: Entry) -> None:
    """One name of two columns, and of a text without a summary its first line."""
    made.contact_name = made.contact_name or " ".join(filter(None, (made.first_name, made.last_name))) or None
    if made.body and not made.summary:
        made.summary = made.body[:_LONGEST_SUMMARY]


def text(limit: int, clean: Callable[[str], str], cell: str) -> str | BadCell | None:
    """The text as `clean` leaves it, if it has at most `limit` characters."""
    cleaned = clean(cell)
    return bad("too_long", cleaned, limit) if len(cleaned) > limit else cleaned or None

"""One row of a file as the tuples that are stored of it."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from operator import attrgetter
from typing import Any

from babel.numbers import get_currency_precision

from exhibitors.imports.bad_cells import bad
from exhibitors.imports.cells import Terms
from exhibitors.imports.companies import Companies, Company
from exhibitors.imports.entry import Entry
from exhibitors.imports.field_words import EXHIBITORS
from exhibitors.imports.halls import Halls
from exhibitors.imports.quantities import Money, minor
from exhibitors.names import key_of, search_text, website_host

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
_WHERE_MAPPED = (
    "status",
    "kind",
    "due_on",
    "contact_phone",
    "job_title",
    "language",
    "main",
    "interaction",
    "summary",
    "body",
)
_MADE = (
    "run_id",
    "outcome",
    "same_as",
    "problems",
    "cells",
    "repairs",
    "name_key",
    "search_text",
    "alias",
    "alias_key",
    "website_host",
    "industry",
    "net_area_m2",
    "price_minor",
    "paid_minor",
    "main_key",
    "staff_id",
    "happened_at",
)
CUSTOM_COLUMNS = ("run_id", "number", "key", "text_value", "number_value")
STAND_COLUMNS = ("run_id", "number", "hall", "stand")
_LONGEST_INDUSTRY = 120

Line = tuple[Any, ...]


class Lines:
    """What is stored of the rows of one run; `columns` are those that its mapping can fill."""

    def __init__(
        self,
        run_id: int,
        terms: Terms,
        mapping: Mapping[str, str],
        companies: Companies,
        staff: Mapping[str, int],
        rates: Mapping[str, float],
        instant: Callable[[datetime], Any],
    ) -> None:
        """`instant` returns what the database keeps of a moment."""
        self._run_id, self._currency, self._companies = run_id, terms.currency or "", companies
        self._of_companies, self._staff = terms.kind == EXHIBITORS, staff
        self._halls, self._rates, self._instant = Halls(terms.halls), rates, instant
        read = (*_AS_READ, *(name for name in _WHERE_MAPPED if name in mapping))
        self._read = attrgetter(*read)
        self.columns = read + _MADE

    def line(self, entry: Entry, cells: Callable[[], dict[str, str]]) -> Line:
        """Return what is stored of a row, in the order of `columns`; new until matching says otherwise."""
        price, paid = self._money(entry, "price", entry.price), self._money(entry, "paid", entry.paid)
        key, host = key_of(entry.name), website_host(entry.website)
        alias = entry.alias if entry.alias != entry.name else None
        same_as, staff = self._first(entry, key, host), self._staff_member(entry)
        return (
            *self._read(entry),
            self._run_id,
            "rejected" if entry.rejected else "created" if same_as is None else "skipped",
            same_as,
            _problems(entry),
            json.dumps(cells(), ensure_ascii=False) if entry.problems or not self._of_companies else None,
            json.dumps(entry.repairs, ensure_ascii=False) if entry.repairs else None,
            key,
            search_text(entry.name, alias, host),
            alias,
            key_of(alias) if alias else None,
            host,
            _industry(entry.category),
            None if entry.net_area_m2 is None else float(entry.net_area_m2),
            price,
            paid,
            key_of(entry.main_exhibitor) if entry.main_exhibitor else None,
            staff,
            self._instant(entry.happened_at) if entry.happened_at else None,
        )

    def _first(self, entry: Entry, key: str, host: str | None) -> int | None:
        """The earlier row that named the same company, where rows are companies."""
        if entry.rejected or not self._of_companies:
            return None
        return self._companies.first(Company(entry.number, key, entry.external_id, entry.country, host))

    def _staff_member(self, entry: Entry) -> int | None:
        if entry.staff is None:
            return None
        found = self._staff.get(entry.staff.casefold())
        if found is None:
            entry.refuse("staff", bad("staff_unknown", entry.staff))
        return found

    def stand_lines(self, entry: Entry) -> Iterator[Line]:
        """Yield the row's stands, in the order of STAND_COLUMNS."""
        hall = self._halls.named
        return ((self._run_id, entry.number, hall(stand.hall), stand.number) for stand in entry.stands)

    def custom_lines(self, entry: Entry) -> Iterator[Line]:
        """Yield the row's values of custom fields, in the order of CUSTOM_COLUMNS."""
        return ((self._run_id, entry.number, key, *value) for key, value in entry.custom)

    def _money(self, entry: Entry, field: str, amount: Money | None) -> int | None:
        """The amount in hundredths of the edition's currency; without a rate it is a problem of the row."""
        if amount is None:
            return None
        named = amount.currency or entry.currency or self._currency
        rate = 1.0 if named == self._currency else self._rates.get(named)
        if rate is None:
            entry.refuse(field, bad("currency_other", named))
            return None
        return minor(amount, get_currency_precision(amount.currency or self._currency), rate)


def _problems(entry: Entry) -> str | None:
    stored = [{"field": one.field, **one.reason._asdict()} for one in entry.problems]
    return json.dumps(stored, ensure_ascii=False) if stored else None


def _industry(category: str | None) -> str | None:
    """The first of the categories: what a list is filtered by is one word, not all of them."""
    first = category.split(";", 1)[0].strip() if category else ""
    return first[:_LONGEST_INDUSTRY] or None

"""What a row of a list brings and changes, as people read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from exhibitors.custom_words import shown
from exhibitors.imports.custom_cells import NEW
from exhibitors.imports.custom_values import NamedKind, named_kinds
from exhibitors.imports.models import ImportRun
from exhibitors.imports.words import CHANGED, FIELDS
from exhibitors.words import INTERACTIONS, KINDS, PACKAGES, STATUSES
from foundation.database import db
from foundation.figures import area, country, day, instant, money
from foundation.languages import LANGUAGES
from staff.models import Person

Said = tuple[str | None, ...]
_WORDS: dict[str, Mapping[str, str]] = {
    "status": STATUSES,
    "kind": KINDS,
    "package": PACKAGES,
    "language": LANGUAGES,
}


@dataclass(frozen=True)
class Reader:
    """Reads the values of one run: its money, the custom fields by their keys, our people by number."""

    currency: str
    customs: Mapping[str, NamedKind]
    people: Mapping[str, str]

    def brief(self, row: Any, stands: Sequence[str], customs: Sequence[tuple[str, str]]) -> str:
        """Return one line of what a new row brings; `customs` are its custom fields' keys and values."""
        own = (f"{self.name(key)}: {self.value(key, text)}" for key, text in customs)
        parts = (*_talk(row), *_company(row), *_person(row), *self._terms(row), *stands, *own)
        return " · ".join(str(part) for part in parts if part)

    def terms(self, row: Any) -> str:
        """Return on which terms a row takes part, in one line."""
        return " · ".join(str(part) for part in self._terms(row) if part)

    def name(self, field: str) -> str:
        """Return what a changed field is called."""
        if field in self.customs:
            return self.customs[field].name
        return str(CHANGED.get(field, "")) or field.removeprefix(NEW)

    def value(self, field: str, text: str) -> str:
        """Return a changed value, given as it is stored of the change."""
        if field in self.customs:
            return shown(self.customs[field].kind, text)
        if field.endswith("_minor"):
            return money(int(text), self.currency)
        if field == "owner_id":
            return self.people.get(text, text)
        return str(_WORDS[field].get(text, text)) if field in _WORDS else _plain(field, text)

    def _terms(self, row: Any) -> Said:
        size = area(row.net_area_m2) if row.net_area_m2 else None
        words = (PACKAGES.get(row.package or ""), STATUSES.get(row.status or ""))
        sums = (_labelled(name, self._money(getattr(row, f"{name}_minor"))) for name in ("price", "paid"))
        return size, *words, *sums, _labelled("due_on", day(row.due_on) if row.due_on else None)

    def _money(self, minor: int | None) -> str | None:
        return None if minor is None else money(minor, self.currency)


def reader_of(run: ImportRun) -> Reader:
    """Return what reads the values of a run, before and after its custom fields were made."""
    return Reader(run.edition.currency, named_kinds(run), _people() if "staff" in run.mapping else {})


def _people() -> dict[str, str]:
    return {str(number): name for number, name in db.session.execute(select(Person.id, Person.name))}


def _plain(field: str, text: str) -> str:
    if field == "country":
        return country(text)
    if field == "net_area_m2":
        return area(float(text))
    if field == "due_on":
        return day(date.fromisoformat(text))
    if field == "main":
        return _("Yes") if text in ("true", "1") else _("No")
    return text


def _talk(row: Any) -> Said:
    when = instant(row.happened_at) if row.happened_at else None
    return when, INTERACTIONS.get(row.interaction or ""), row.summary


def _company(row: Any) -> Said:
    place = (row.address, row.city, country(row.country), row.website_host, row.alias, row.industry)
    named = (_labelled(name, getattr(row, name)) for name in ("email", "phone", "external_id"))
    return *place, *named, _labelled("staff", row.staff)


def _person(row: Any) -> Said:
    language = LANGUAGES.get(row.language or "")
    return row.contact_name, row.contact_email, row.job_title, row.contact_phone, language


def _labelled(field: str, value: str | None) -> str | None:
    return f"{FIELDS[field]}: {value}" if value else None

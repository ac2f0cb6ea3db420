"""What a new row of a list brings, in one line: every field that has a column."""

from collections.abc import Sequence
from typing import Any

from flask_babel import format_datetime

from exhibitors.imports.words import FIELDS
from exhibitors.words import INTERACTIONS, PACKAGES, STATUSES
from foundation.figures import area, country, day, money
from foundation.languages import LANGUAGES

Said = tuple[str | None, ...]


def brief(row: Any, stands: Sequence[str], customs: Sequence[str], currency: str) -> str:
    """Return the line of one row; `customs` are its values of custom fields."""
    parts = (*_talk(row), *_company(row), *_person(row), *_terms(row, currency), *stands, *customs)
    return " · ".join(str(part) for part in parts if part)


def _talk(row: Any) -> Said:
    when = format_datetime(row.happened_at, "medium") if row.happened_at else None
    return when, INTERACTIONS.get(row.interaction or ""), row.summary


def _company(row: Any) -> Said:
    place = (row.address, row.city, country(row.country), row.website_host, row.alias, row.industry)
    named = (_labelled(name, getattr(row, name)) for name in ("email", "phone", "external_id"))
    return *place, *named, _labelled("staff", row.staff)


def _person(row: Any) -> Said:
    language = LANGUAGES.get(row.language or "")
    return row.contact_name, row.contact_email, row.job_title, row.contact_phone, language


def _terms(row: Any, currency: str) -> Said:
    size = area(row.net_area_m2) if row.net_area_m2 else None
    words = (PACKAGES.get(row.package or ""), STATUSES.get(row.status or ""))
    sums = (_labelled(name, _money(getattr(row, f"{name}_minor"), currency)) for name in ("price", "paid"))
    return size, *words, *sums, _labelled("due_on", day(row.due_on) if row.due_on else None)


def _money(minor: int | None, currency: str) -> str | None:
    return None if minor is None else money(minor, currency)


def _labelled(field: str, value: str | None) -> str | None:
    return f"{FIELDS[field]}: {value}" if value else None

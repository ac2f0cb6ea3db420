"""What followed fields, their records and causes of changes are called, and values as people read them."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from exhibitors.custom import CustomField
from exhibitors.field_change import Cause, Record
from exhibitors.field_text import ALIASES, CUSTOM, TAG, value_of
from exhibitors.models import Exhibitor
from exhibitors.money import in_full
from exhibitors.words import KINDS, PACKAGES, STATUSES
from foundation.database import db
from foundation.figures import NONE, country, day, number
from foundation.languages import LANGUAGES
from foundation.languages import later as _l
from staff.models import Person

FIELDS = {
    "name": _l("Name"),
    "aliases": _l("Other names"),
    "country": _l("Country"),
    "city": _l("City"),
    "address": _l("Address"),
    "website": _l("Website"),
    "phone": _l("Phone"),
    "email": _l("E-mail"),
    "industry": _l("Industry"),
    "language": _l("Language"),
    "owner_id": _l("Owner"),
    "parent_id": _l("Part of"),
    "external_id": _l("Number in another system"),
    "potential_minor": _l("Potential per edition"),
    "description": _l("What they do"),
    "job_title": _l("Job title"),
    "main": _l("The main contact"),
    "main_id": _l("Main exhibitor"),
    "status": _l("Status"),
    "kind": _l("Kind"),
    "package": _l("Package"),
    "net_area_m2": _l("Net area in m²"),
    "price_minor": _l("Price"),
    "paid_minor": _l("Paid"),
    "due_on": _l("To be paid by"),
    "cost_hours": _l("Hours spent"),
    "cost_minor": _l("Cost"),
    "conduct_points": _l("Conduct points"),
    "conduct_note": _l("What happened"),
}
RECORDS = {
    Record.EXHIBITOR.value: _l("Exhibitor"),
    Record.CONTACT.value: _l("Contact"),
    Record.PARTICIPATION.value: _l("Participation"),
}
CAUSES = {
    Cause.EDIT.value: _l("Edited"),
    Cause.BULK.value: _l("Bulk edit"),
    Cause.IMPORT.value: _l("Import"),
    Cause.MERGE.value: _l("Merge"),
    Cause.RESTORE.value: _l("Restored"),
}
_WORDS: dict[str, Mapping[str, str]] = {
    "status": STATUSES,
    "kind": KINDS,
    "package": PACKAGES,
    "language": LANGUAGES,
}
_NAMED = {"owner_id": Person, "parent_id": Exhibitor}
Names = dict[tuple[str, str], str]


def field_word(field: str, names: Names) -> str:
    """Return what a field is called; a custom one by its own name."""
    if field.startswith(TAG):
        return _("Tag")
    return names.get((CUSTOM, field)) or str(FIELDS.get(field, field))


def names_in(changes: Iterable[Any]) -> Names:
    """Return the names behind the numbers that `changes` hold, one statement a kind."""
    found: Names = {}
    rows = list(changes)
    for field, model in _NAMED.items():
        ids = {int(text) for row in rows if row.field == field for text in (row.before, row.after) if text}
        if ids:
            named = db.session.execute(select(model.id, model.name).where(model.id.in_(ids)))
            found |= {(field, str(number)): name for number, name in named}
    return found | custom_names(row.field for row in rows)


def custom_names(fields: Iterable[str]) -> Names:
    """Return the names of the custom ones among `fields`."""
    ids = [int(field.removeprefix(CUSTOM)) for field in set(fields) if field.startswith(CUSTOM)]
    query = select(CustomField.id, CustomField.name).where(CustomField.id.in_(ids))
    return {(CUSTOM, f"{CUSTOM}{number}"): name for number, name in db.session.execute(query)} if ids else {}


def shown(record: str, field: str, text: str | None, names: Names) -> str:
    """Return a value as people read it; an owner or parent that is gone by its number."""
    value = value_of(record, field, text)
    if value is None or value == []:
        return NONE
    if field in _NAMED:
        return names.get((field, str(value)), f"#{value}")
    if field in _WORDS:
        return str(_WORDS[field].get(value, value))
    return _plain(field, value)


def _plain(field: str, value: Any) -> str:
    if field == "country":
        return country(value)
    if field == ALIASES:
        return ", ".join(value)
    if field.endswith("_minor"):
        return in_full(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float):
        return number(value, 2)
    return day(value) if hasattr(value, "isoformat") else str(value)

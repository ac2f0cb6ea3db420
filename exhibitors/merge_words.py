"""Merging as people read it: fields, kinds of records, values."""

from collections.abc import Callable
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from exhibitors.field_words import FIELDS
from exhibitors.models import Exhibitor
from exhibitors.words import KINDS, PACKAGES, STATUSES
from foundation import figures
from foundation.database import db
from foundation.languages import LANGUAGES
from foundation.languages import later as _l
from foundation.taking_back import Left
from staff.models import Person

RECORDS = {
    "exhibitor": _l("Exhibitor"),
    "alias": _l("Other names"),
    "contact": _l("Contacts"),
    "participation": _l("Participations"),
    "stand": _l("Stands"),
    "interaction": _l("Notes, calls and meetings"),
    "attachment": _l("Files"),
    "goal": _l("Goals"),
    "assignment": _l("Who served it, and when"),
    "service_plan": _l("Service plans"),
    "plan_item": _l("Promises"),
    "service_uptake": _l("Value-added services"),
    "invitation": _l("Survey invitations"),
    "response": _l("Survey answers"),
    "complaint": _l("Complaints"),
    "assessment": _l("Assessments"),
    "class_override": _l("Classes set by hand"),
    "custom_value": _l("Custom fields"),
    "exhibitor_tag": _l("Tags"),
    "import_row": _l("Rows of imported lists"),
    "field_change": _l("History of fields"),
}
_WORDS: dict[str, Any] = {"status": STATUSES, "kind": KINDS, "package": PACKAGES, "language": LANGUAGES}
_READ: dict[str, Callable[[Any], str]] = {"country": figures.country, "net_area_m2": figures.area}
_NAMED = {"owner_id": Person, "parent_id": Exhibitor}


def said(field: str, value: Any) -> str:
    """Return a value as it is read on screen, nothing for none; money is in the house currency."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field in _NAMED:
        named = db.session.get(_NAMED[field], value)
        return named.name if named else ""
    if field in _WORDS:
        return str(_WORDS[field].get(value, value))
    if field == "potential_minor":
        return figures.money(value, current_app.config["HOUSE_CURRENCY"])
    if field.endswith("_minor"):
        return figures.number(value / figures.MINOR, 2)
    return _READ.get(field, str)(value)


def told(left: Left) -> str:
    """Return in a sentence what undoing a merge left as it found it."""
    record = RECORDS.get(left["table"], left["table"])
    if left["field"] is None:
        return _("%(record)s: number %(key)s was deleted or moved since.", record=record, key=left["key"])
    return _(
        "%(record)s: %(field)s is “%(now)s” since; before the merge it was “%(was)s”.",
        record=record,
        field=FIELDS.get(left["field"], left["field"]),
        now=said(left["field"], left["now"]) or "–",
        was=said(left["field"], left["was"]) or "–",
    )

"""Filters as people read them: operators, and what is wrong with one."""

from flask_babel import gettext as _

from exhibitors.custom import CustomField
from exhibitors.listing.field import Kind
from exhibitors.listing.fields import CUSTOM
from exhibitors.listing.grammar import BadFilter
from foundation.database import db
from foundation.languages import later as _l

OPERATORS = {
    "is": _l("is"),
    "not": _l("is not"),
    "any": _l("is one of"),
    "none": _l("is none of"),
    "has": _l("contains"),
    "lacks": _l("does not contain"),
    "min": _l("is at least"),
    "max": _l("is at most"),
    "between": _l("is between"),
    "before": _l("is before"),
    "after": _l("is after"),
    "empty": _l("is empty"),
    "filled": _l("is filled in"),
}
_DAYS = {"min": _l("is on or after"), "max": _l("is on or before")}


def operator(name: str, kind: Kind) -> str:
    """Return an operator as it is read for values of the kind."""
    return str(_DAYS[name] if kind in (Kind.DAY, Kind.INSTANT) and name in _DAYS else OPERATORS[name])


def _gone(key: str) -> str:
    number = key.removeprefix(CUSTOM)
    field = db.session.get(CustomField, int(number)) if number.isdecimal() and len(number) < 10 else None
    return field.name if field else key


def sentence(error: BadFilter) -> str:
    """Return what is wrong with a filter and what to do."""
    found = error.found
    if error.reason == "unknown":
        return _("The field “%(name)s” is not there any more. Take it out of the list.", name=_gone(found))
    told = {
        "end": _("The filter ends too early: something is missing after its last word."),
        "joiner": _("The filter needs “and” or “or” before “%(found)s”.", found=found),
        "bracket": _("A bracket of the filter is not closed."),
        "field": _("The filter needs the name of a field where “%(found)s” is.", found=found),
        "operator": _("“%(found)s” compares nothing. Use is, not, has, min, max, between ...", found=found),
        "operator_of": _("The field “%(found)s” cannot be compared in this way.", found=found),
        "value": _("The filter needs a value where “%(found)s” is.", found=found),
        "value_of": _("The field “%(found)s” cannot have this value.", found=found),
        "values": _("“%(found)s” has too many values, or too few.", found=found),
        "sign": _("The filter has a sign that does not belong there: %(found)s", found=found),
        "deep": _("The filter has groups in groups in groups: at most five levels are read."),
        "many": _("The filter has too many conditions: at most 50 are read."),
        "long": _("The filter is too long."),
    }
    return told[error.reason]

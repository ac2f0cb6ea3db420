"""Custom fields as people read them."""

from datetime import date

from flask_babel import gettext as _

from exhibitors.custom_kinds import YES, FieldKind
from foundation.figures import day, number
from foundation.languages import later as _l

KINDS = {
    FieldKind.TEXT.value: _l("Text"),
    FieldKind.NUMBER.value: _l("Figure"),
    FieldKind.DATE.value: _l("Date"),
    FieldKind.YES_NO.value: _l("Yes or no"),
    FieldKind.CHOICE.value: _l("Choice from a list"),
}


def said(kind: str) -> str:
    """Return what to enter in a field of the kind."""
    return {
        FieldKind.NUMBER: _("Enter a number, as 1234.5."),
        FieldKind.DATE: _("Enter a day as YYYY-MM-DD."),
        FieldKind.YES_NO: _("Choose yes or no."),
        FieldKind.CHOICE: _("Choose one of the list."),
    }.get(FieldKind(kind), _("Keep this to 500 characters."))


def shown(kind: str, typed: str | None) -> str:
    """Return a value as it is read on screen; blank is empty."""
    if not typed:
        return ""
    if kind == FieldKind.NUMBER:
        return number(float(typed), 6)
    if kind == FieldKind.DATE:
        return day(date.fromisoformat(typed))
    if kind == FieldKind.YES_NO:
        return _("Yes") if typed == YES else _("No")
    return typed

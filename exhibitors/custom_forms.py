"""Custom fields on forms: the field itself, and its value on the form of an exhibitor."""

from collections.abc import Sequence
from typing import Any

import wtforms
from flask_babel import gettext as _
from wtforms import TextAreaField
from wtforms.validators import ValidationError

from exhibitors.custom import CustomField
from exhibitors.custom_kinds import NO, YES, FieldKind, NotOfKind, Stored, stored
from exhibitors.custom_words import KINDS, said
from exhibitors.forms import REQUIRED, ExhibitorForm
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import later as _l

PREFIX = "custom_"
MOST_CHOICES, LONGEST_CHOICE = 200, 100


class FieldForm(EditForm):
    """A custom field; its kind is chosen once, for its values are stored by it."""

    name = wtforms.StringField(_l("Name"), [REQUIRED, text_length(60)])
    kind = wtforms.SelectField(_l("Kind"), choices=choices(KINDS.items()))
    choice_lines = TextAreaField(_l("Choices, one a line"), [text_length(20_000)])

    def choices(self) -> list[str]:
        """Return the choices that were typed, once each."""
        lines = (line.strip() for line in (self.choice_lines.data or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate_choice_lines(self, field: TextAreaField) -> None:
        """A field of choices has some, each short."""
        kind, lines = self.kind.data if "kind" in self else FieldKind.CHOICE, self.choices()
        if kind == FieldKind.CHOICE and not lines:
            raise ValidationError(_l("Enter at least one choice."))
        if len(lines) > MOST_CHOICES or any(len(line) > LONGEST_CHOICE for line in lines):
            raise ValidationError(_l("Enter at most 200 choices of at most 100 characters, one a line."))


class _Value:
    """A field of the form that `custom.store` writes, not `populate_obj`."""

    stored: Stored | None = None

    def populate_obj(self, obj: Any, name: str) -> None:
        """Leave the exhibitor's own columns alone."""


class StringField(_Value, wtforms.StringField):
    """Text or a number."""


class SelectField(_Value, wtforms.SelectField):
    """A choice, or yes or no."""


class DateField(_Value, wtforms.StringField):
    """A day, refused by the same rule as everywhere."""

    widget = wtforms.DateField.widget


def _of_kind(kind: str, known: Sequence[str]) -> Any:
    """Return the check that a value is one of the kind; it keeps the value as it is stored."""

    def check(_form: RoomForm, typed: Any) -> None:
        try:
            typed.stored = stored(kind, typed.data or "", known)
        except NotOfKind:
            raise ValidationError(said(kind)) from None

    return check


def _form_field(field: CustomField, value: str) -> Any:
    """Return the field on the form; a choice that is on the list no more may stay."""
    known = [*field.choices, *([value] if value and value not in field.choices else ())]
    check = [_of_kind(field.kind, known)]
    if field.kind == FieldKind.YES_NO:
        return SelectField(field.name, check, choices=choices([("", "–"), (YES, _("Yes")), (NO, _("No"))]))
    if field.kind == FieldKind.CHOICE:
        return SelectField(field.name, check, choices=choices([("", "–"), *((one, one) for one in known)]))
    return (DateField if field.kind == FieldKind.DATE else StringField)(field.name, check)


def form_with(fields: Sequence[CustomField], values: dict[int, str]) -> type[ExhibitorForm]:
    """Return the form of an exhibitor with the custom fields on it, and the values it has."""
    own = {f"{PREFIX}{field.id}": _form_field(field, values.get(field.id, "")) for field in fields}
    return type("ExhibitorForm", (ExhibitorForm,), own)


def defaults(values: dict[int, str]) -> dict[str, str]:
    """Return the form's data for the values an exhibitor has."""
    return {f"{PREFIX}{field_id}": value for field_id, value in values.items()}


def custom_values(form: ExhibitorForm) -> dict[int, Stored | None]:
    """Return the values of a valid form by field."""
    mine = {name: field for name, field in form._fields.items() if isinstance(field, _Value)}
    return {int(name.removeprefix(PREFIX)): field.stored for name, field in mine.items()}

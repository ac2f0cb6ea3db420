"""Forms: posted once, never over somebody else's save, refused with a status that says why."""

from collections.abc import Iterable
from typing import Any

from flask import render_template
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, StringField
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  (its stubs are older)
from wtforms.validators import Length, Optional, ValidationError
from wtforms.widgets import HiddenInput

from foundation import once
from foundation.languages import later as _l

LARGEST = 2**63 - 1


def stripped(value: Any) -> Any:
    """Return text without blanks at its ends, None for empty text; other values as they are."""
    return (value.strip() or None) if isinstance(value, str) else value


def countable(value: Any) -> Any:
    """Return a whole number brought to the edge of what is stored, where range checks can refuse it."""
    return max(-LARGEST, min(value, LARGEST)) if isinstance(value, int) else value


class RoomForm(FlaskForm):
    """A form that is saved once however often it is posted."""

    once = HiddenField(default=once.new_token)

    class Meta(FlaskForm.Meta):
        """Clean what was typed."""

        @staticmethod
        def bind_field(form: Any, unbound: Any, options: Any) -> Any:
            """Strip text and bound numbers before validators see them."""
            filters = list(unbound.kwargs.get("filters", ()))
            if issubclass(unbound.field_class, StringField) and unbound.field_class is not HiddenField:
                filters.append(stripped)
            if issubclass(unbound.field_class, IntegerField):
                filters.append(countable)
            return unbound.bind(form=form, filters=filters, **options)

    @property
    def refused(self) -> int:
        """Return the HTTP status for a form that did not validate."""
        return 422


class EditForm(RoomForm):
    """A form over a Versioned row; posting an old version keeps what was typed and answers 409."""

    version = IntegerField(widget=HiddenInput(), validators=[Optional()])

    def __init__(self, *args: Any, obj: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, obj=obj, **kwargs)
        self._current: int | None = getattr(obj, "version", None)

    def validate_version(self, field: IntegerField) -> None:
        """Refuse a save over a newer version; the next save of this page is then a choice."""
        if self._current is not None and field.data != self._current:
            field.data, field.raw_data = self._current, None
            raise ValidationError(
                _l(
                    "Somebody else saved this while you were editing. What you typed is kept below: "
                    "compare it with the saved version, then save again."
                )
            )

    def populate_obj(self, obj: Any) -> None:
        """Write the fields to `obj`, leaving its version to the database."""
        for name, field in self._fields.items():
            if name not in ("version", "once", "csrf_token"):
                field.populate_obj(obj, name)

    @property
    def refused(self) -> int:
        """Return 409 for a stale edit, 422 otherwise."""
        return 409 if self.version.errors else 422


def refuse(template: str, form: RoomForm, **context: Any) -> tuple[str, int]:
    """Render the form again with its errors and the status that fits them."""
    return render_template(template, form=form, **context), form.refused


def choices(pairs: Iterable[tuple[Any, str]]) -> list[SelectChoice]:
    """Return the choices of a select from (value, label) pairs."""
    return [SelectChoice(value, label) for value, label in pairs]


def text_length(limit: int) -> Length:
    """Return the validator for text of at most `limit` characters."""
    return Length(max=limit, message=_l("Keep this to %(max)d characters."))

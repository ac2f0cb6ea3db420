"""Forms for items of a plan and for templates."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    FloatField,
    FormField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, NumberRange, Optional, ValidationError
from wtforms.widgets import HiddenInput

from foundation.forms import EditForm, RoomForm, choices, stripped, text_length
from foundation.languages import later as _l
from goals.words import DIMENSIONS
from plans import checklist
from plans.due import Anchor
from plans.order import is_circular
from plans.words import ANCHORS, CLASSES, PACKAGES, PHASES

REQUIRED = DataRequired(_l("Fill this in."))
HOURS = [Optional(), NumberRange(min=0, max=1000, message=_l("Enter hours from 0 to 1000."))]
AROUND = timedelta(days=730)


def _number(value: str) -> int | None:
    return int(value) if value else None


def word(value: str | None) -> str | None:
    return value or None


class ItemForm(EditForm):
    """One promise."""

    title = StringField(_l("What is promised"), [REQUIRED, text_length(300)])
    phase = SelectField(_l("Phase"), choices=choices(PHASES.items()))
    due_on = DateField(_l("Due on"), [REQUIRED])
    owner_id = SelectField(_l("Owner"), coerce=_number, validators=[Optional()])
    goal_id = SelectField(_l("Serves the goal"), coerce=_number, validators=[Optional()])
    hours = FloatField(_l("Hours planned"), HOURS, default=0)
    hours_spent = FloatField(_l("Hours spent"), HOURS, default=0)
    special_request = BooleanField(_l("Special request of the exhibitor"))
    after_id = SelectField(_l("Waits for"), coerce=_number, validators=[Optional()])
    steps = TextAreaField(_l("Steps, one a line"), [text_length(6000)])
    edition_days: tuple[date, date] | None = None
    waits_for: Mapping[int, int | None] = MappingProxyType({})
    item_id: int | None = None

    def validate_after_id(self, field: SelectField) -> None:
        """No promise waits for itself, however long the way round."""
        if self.item_id and is_circular(self.waits_for, self.item_id, field.data):
            raise ValidationError(_l("This would go round in a circle: that promise waits for this one."))

    def validate_due_on(self, field: DateField) -> None:
        """The due day lies within two years of the edition."""
        first, last = self.edition_days or (field.data, field.data)
        if field.data and first and last and not first - AROUND <= field.data <= last + AROUND:
            raise ValidationError(_l("Enter a day within two years of the edition."))

    def populate_obj(self, obj: Any) -> None:
        """Write the fields; hours left empty are none."""
        super().populate_obj(obj)
        obj.hours, obj.hours_spent = obj.hours or 0, obj.hours_spent or 0
        obj.checklist = checklist.typed(self.steps.data, obj.checklist or [])


class DropForm(RoomForm):
    """Why a promise is given up."""

    reason = StringField(_l("Why is it dropped?"), [REQUIRED, text_length(300)])


class TemplateItemForm(FlaskForm):
    """One row of a template; without a title it is left out."""

    class Meta(FlaskForm.Meta):
        """The template's form carries the token."""

        csrf: Any = False

    id = IntegerField(widget=HiddenInput(), validators=[Optional()])
    title = StringField(_l("Promise"), [text_length(300)], filters=[stripped])
    phase = SelectField(_l("Phase"), choices=choices(PHASES.items()))
    offset_days = IntegerField(
        _l("Days after (before: negative)"),
        [Optional(), NumberRange(min=-730, max=730, message=_l("Enter days from -730 to 730."))],
        default=0,
    )
    anchor = SelectField(_l("Counted from"), choices=choices(ANCHORS.items()), default=Anchor.START)
    hours = FloatField(_l("Hours"), HOURS, default=0)
    skill_id = SelectField(_l("Owner"), coerce=_number, validators=[Optional()])
    dimension = SelectField(
        _l("Serves goals about"), coerce=word, choices=choices([("", _l("None")), *DIMENSIONS.items()])
    )

    waits_for = SelectField(_l("Waits for"), coerce=_number, validators=[Optional()])


class TemplateForm(EditForm):
    """A template and its promises."""

    name = StringField(_l("Name"), [REQUIRED, text_length(200)])
    relationship_class = SelectField(
        _l("For the class"), coerce=word, choices=choices([("", _l("Any")), *CLASSES.items()])
    )
    package = SelectField(
        _l("For the package"), coerce=word, choices=choices([("", _l("Any")), *PACKAGES.items()])
    )
    first_timers_only = BooleanField(_l("Only for an exhibitor's first edition of the show"))
    items = FieldList(FormField(TemplateItemForm), max_entries=100)

    def validate_items(self, field: FieldList) -> None:
        """A promise waits for another of the template, and none for itself, however long the way round."""
        rows = [row.form for row in field.entries]
        ways = {number: row.waits_for.data for number, row in enumerate(rows, 1) if row.title.data}
        for number, other in ways.items():
            wrong = _l("Row %(row)s is empty: choose another.", row=other) if other not in ways else None
            if is_circular(ways, number, other):
                wrong = _l("This would go round in a circle: that promise waits for this one.")
            if other and wrong:
                rows[number - 1].waits_for.errors = [wrong]
                raise ValidationError(wrong)

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows that have a title; `after` is the place of what a row waits for among them."""
        kept = [(number, row) for number, row in enumerate(self.items.data, 1) if row["title"]]
        place = {number: position for position, (number, _row) in enumerate(kept)}
        return [row | {"after": place.get(row["waits_for"])} for _number, row in kept]

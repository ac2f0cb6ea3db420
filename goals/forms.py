"""The form of one goal."""

from typing import Any

from wtforms import (
    FloatField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput

from exhibitors.money import MoneyField
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import later as _l
from goals.units import is_unit
from goals.weights import POINTS
from goals.words import DIMENSIONS

REQUIRED = DataRequired(_l("Fill this in."))
BESIDE = ("failure", "budget_minor", "headroom_minor", "requests")
PLAIN_NUMBER = _l("Enter a number from 0 to 1,000,000,000.")


class NumberField(FloatField):
    """A number that is shown as one would type it: 40, not 40.0."""

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        data: float | None = self.data
        if data is None:
            return ""
        return str(int(data) if float(data).is_integer() else data)


def check_target(number: FloatField, unit: StringField) -> None:
    """Refuse a number without a unit, a unit without a number, and what nothing can be counted in."""
    if number.errors:
        return
    if number.data is not None and not unit.data:
        raise ValidationError(_l("Say what is counted: leads, talks, orders."))
    if unit.data and number.data is None:
        raise ValidationError(_l("Enter the target number too, or leave the unit empty."))
    if unit.data and not is_unit(unit.data):
        raise ValidationError(_l("This is no unit. Say in a word what is counted: leads, talks, orders."))


def check_dealt(weight: int, dealt: int) -> None:
    """Refuse more than 100 points in all; fewer are still being dealt."""
    if weight and dealt >= POINTS:
        raise ValidationError(_l("The other goals have all 100 points. Take some from them first."))
    if weight and dealt + weight > POINTS:
        told = _l("The goals share 100 points and the others have %(n)s: enter at most %(left)s.")
        raise ValidationError(str(told) % {"n": dealt, "left": POINTS - dealt})


class Beside(RoomForm):
    """What an exhibitor says beside its goals."""

    failure = TextAreaField(_l("What would make this show a failure?"), [text_length(2000)])
    budget_minor = MoneyField(_l("Budget for this show"))
    headroom_minor = MoneyField(_l("On top, if it served the goals"))
    requests = TextAreaField(_l("Special requests"), [text_length(2000)])

    def beside(self) -> dict[str, Any]:
        """Return the columns as entered."""
        return {name: self[name].data for name in BESIDE}


class GoalForm(EditForm):
    """What it comes for; the ladder; how much it weighs; when it is reached; who could help.

    `dealt` is what the exhibitor's other goals have of the 100 points.
    """

    dealt = 0

    title = StringField(
        _l("What does it come to do?"), [REQUIRED, text_length(200)], render_kw={"list": "ideas"}
    )
    dimension = SelectField(_l("Dimension"), choices=choices(DIMENSIONS.items()), validators=[REQUIRED])
    attribute = StringField(_l("What do you want of us?"), [text_length(300)])
    consequence = StringField(_l("What does that give you?"), [text_length(300)])
    end_goal = StringField(_l("Why does that matter to you?"), [text_length(300)])
    weight = IntegerField(
        _l("Weight, in points of 100"),
        [Optional(), NumberRange(min=0, max=100, message=_l("Enter whole points from 0 to 100."))],
        filters=[lambda points: points or 0],
    )
    target_number = NumberField(_l("Target"), [Optional(), NumberRange(min=0, max=1e9, message=PLAIN_NUMBER)])
    target_unit = StringField(_l("Unit"), [text_length(60)], render_kw={"list": "units"})
    measure = StringField(_l("How it will be measured"), [text_length(300)])
    skill_ids = SelectMultipleField(_l("Skills that would help"), coerce=int, option_widget=CheckboxInput())

    def validate_weight(self, field: IntegerField) -> None:
        """All goals of an exhibitor share 100 points."""
        check_dealt(field.data or 0, self.dealt)

    def validate_target_unit(self, field: StringField) -> None:
        """A number and its unit say something only together."""
        check_target(self.target_number, field)

    def values(self) -> dict[str, Any]:
        """Return the goal's own columns as entered."""
        return {name: value for name, value in self.data.items() if name not in NOT_COLUMNS}


NOT_COLUMNS = ("version", "once", "csrf_token", "skill_ids")

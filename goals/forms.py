"""The form of one goal."""

from typing import Any

from wtforms import FloatField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput

from foundation.forms import EditForm, choices, text_length
from foundation.languages import later as _l
from goals.words import DIMENSIONS

REQUIRED = DataRequired(_l("Fill this in."))
PLAIN_NUMBER = _l("Enter a number from 0 to 1,000,000,000.")


class GoalForm(EditForm):
    """What it comes for; the ladder; how much it weighs; when it is reached; who could help."""

    title = StringField(_l("What does it come to do?"), [REQUIRED, text_length(200)])
    dimension = SelectField(_l("Dimension"), choices=choices(DIMENSIONS.items()), validators=[REQUIRED])
    attribute = StringField(_l("What do you want of us?"), [text_length(300)])
    consequence = StringField(_l("What does that give you?"), [text_length(300)])
    end_goal = StringField(_l("Why does that matter to you?"), [text_length(300)])
    weight = IntegerField(
        _l("Weight, in points of 100"),
        [Optional(), NumberRange(min=0, max=100, message=_l("Enter whole points from 0 to 100."))],
        filters=[lambda points: points or 0],
    )
    target_number = FloatField(_l("Target"), [Optional(), NumberRange(min=0, max=1e9, message=PLAIN_NUMBER)])
    target_unit = StringField(_l("Unit"), [text_length(60)])
    measure = StringField(_l("How it will be measured"), [text_length(300)])
    skill_ids = SelectMultipleField(_l("Skills that would help"), coerce=int, option_widget=CheckboxInput())

    def validate_target_unit(self, field: StringField) -> None:
        """A number without a unit says nothing, nor does a unit without a number."""
        if self.target_number.errors:
            return
        if self.target_number.data is not None and not field.data:
            raise ValidationError(_l("Say what is counted: leads, talks, orders."))
        if field.data and self.target_number.data is None:
            raise ValidationError(_l("Enter the target number too, or leave the unit empty."))

    def values(self) -> dict[str, Any]:
        """Return the goal's own columns as entered."""
        return {name: value for name, value in self.data.items() if name not in NOT_COLUMNS}


NOT_COLUMNS = ("version", "once", "csrf_token", "skill_ids")

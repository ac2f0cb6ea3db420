"""The form for a call: three goals in one go, typed while they are being said."""

from typing import Any

from wtforms import FieldList, FormField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import NumberRange, Optional, ValidationError

from foundation.forms import RoomForm, choices, text_length
from foundation.languages import later as _l
from goals.forms import PLAIN_NUMBER, NumberField, check_dealt, check_target
from goals.words import DIMENSIONS

GOALS = 3


class SpokenGoal(RoomForm):
    """One goal as it is said; a row without any words is no goal."""

    class Meta(RoomForm.Meta):
        """The call's form carries the token."""

        csrf: Any = False

    once: Any = None
    title = StringField(_l("What do you come to do?"), [text_length(200)])
    dimension = SelectField(_l("Dimension"), choices=choices(DIMENSIONS.items()))
    attribute = StringField(_l("What do you want of us?"), [text_length(300)])
    consequence = StringField(_l("What does that give you?"), [text_length(300)])
    end_goal = StringField(_l("Why does that matter to you?"), [text_length(300)])
    weight = IntegerField(
        _l("Points of 100"),
        [Optional(), NumberRange(min=0, max=100, message=_l("Enter whole points from 0 to 100."))],
        filters=[lambda points: points or 0],
    )
    target_number = NumberField(_l("Target"), [Optional(), NumberRange(min=0, max=1e9, message=PLAIN_NUMBER)])
    target_unit = StringField(_l("Unit"), [text_length(60)])
    measure = StringField(_l("How it will be measured"), [text_length(300)])

    def validate_target_unit(self, field: StringField) -> None:
        """A number and its unit say something only together."""
        check_target(self.target_number, field)

    @property
    def said(self) -> bool:
        """Return whether anything was typed."""
        return any(field.data for name, field in self._fields.items() if name != "dimension")

    def validate(self, extra_validators: Any = None) -> bool:
        """A goal of which anything was said needs its title."""
        valid = super().validate(extra_validators)
        if self.said and not self.title.data:
            self.title.errors = [_l("Say what it comes to do, or empty this row.")]
            return False
        return valid


class CallForm(RoomForm):
    """Three goals, and what must not happen. `dealt` is what goals noted before have of the 100 points."""

    dealt = 0
    failure = TextAreaField(_l("What would make this show a failure?"), [text_length(2000)])
    goals = FieldList(FormField(SpokenGoal), min_entries=GOALS, max_entries=GOALS)

    def said(self) -> list[dict[str, Any]]:
        """Return the columns of each goal that was said."""
        return [row.form.data for row in self.goals if row.form.said]

    def validate(self, extra_validators: Any = None) -> bool:
        """At least one goal was said."""
        valid = super().validate(extra_validators)
        try:
            check_dealt(sum(row.form.weight.data or 0 for row in self.goals), self.dealt)
        except ValidationError as told:
            self.goals[0].form.weight.errors = [str(told)]
            return False
        if valid and not self.said():
            self.goals[0].form.title.errors = [_l("Enter at least one goal.")]
            return False
        return valid

"""The form for the weights of the composite."""

from typing import Any

from flask_babel import gettext as _
from wtforms import IntegerField, StringField
from wtforms.validators import DataRequired, InputRequired, NumberRange

from foundation.forms import EditForm, text_length
from foundation.languages import later as _l
from scoring.weighing import DEFAULT_POINTS, POINTS
from scoring.words import PARTS

POSSIBLE = [
    InputRequired(_l("Enter points from 0 to 100.")),
    NumberRange(min=0, max=POINTS, message=_l("Enter points from 0 to 100.")),
]


class WeightsForm(EditForm):
    """Points of 100 for each part, and why."""

    satisfaction = IntegerField(PARTS["satisfaction"], POSSIBLE)
    complaints_in_time = IntegerField(PARTS["complaints_in_time"], POSSIBLE)
    recovery_satisfaction = IntegerField(PARTS["recovery_satisfaction"], POSSIBLE)
    promised_on_time = IntegerField(PARTS["promised_on_time"], POSSIBLE)
    training_done = IntegerField(PARTS["training_done"], POSSIBLE)
    not_reopened = IntegerField(PARTS["not_reopened"], POSSIBLE)
    goals_reached = IntegerField(PARTS["goals_reached"], POSSIBLE)
    retention = IntegerField(PARTS["retention"], POSSIBLE)
    upgrades = IntegerField(PARTS["upgrades"], POSSIBLE)
    skills_needed = IntegerField(PARTS["skills_needed"], POSSIBLE)
    reason = StringField(
        _l("Why"), [DataRequired(_l("Say why, for those who are judged by it.")), text_length(500)]
    )

    @property
    def points(self) -> dict[str, int]:
        """The points by part."""
        return {part: self[part].data or 0 for part in DEFAULT_POINTS}

    def validate(self, extra_validators: Any = None) -> bool:
        """The points share out a hundred."""
        if not super().validate(extra_validators):
            return False
        total = sum(self.points.values())
        if total != POINTS:
            self["satisfaction"].errors = [
                _("The points sum to %(total)s; they must sum to 100.", total=total)
            ]
            return False
        return True

"""The form of a play: when, for whom, then, at most."""

from typing import Any

from sqlalchemy import select
from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from classification.plays.models import Play
from classification.plays.words import AMOUNTS, TRIGGERS
from classification.sentences import class_word
from exhibitors.models import RelationshipClass
from foundation.database import db
from foundation.forms import EditForm, choices, text_length
from foundation.languages import later as _l

REQUIRED = InputRequired(_l("Fill this in."))


def _between(low: int, high: int) -> NumberRange:
    return NumberRange(low, high, _l("Enter a number from %(min)s to %(max)s."))


class PlayForm(EditForm):
    """One play."""

    name = StringField(_l("Name"), [REQUIRED, text_length(120)])
    trigger = SelectField(_l("When an exhibitor"), [REQUIRED])
    amount = IntegerField(_l("The number for the dots"), [Optional()])
    classes = SelectMultipleField(_l("Of these classes"))
    task_title = StringField(_l("Task for its owner"), [REQUIRED, text_length(200)])
    task_days = IntegerField(_l("Due after (days)"), [InputRequired(), _between(0, 365)], default=3)
    plan_item = StringField(_l("Promise in its plan"), [Optional(), text_length(200)])
    mail_owner = BooleanField(_l("Tell the owner by mail"), default=True)
    escalate_days = IntegerField(_l("Tell managers when late by (days)"), [Optional(), _between(0, 365)])
    per_week = IntegerField(_l("Firings in seven days"), [REQUIRED, _between(1, 1000)], default=20)
    per_owner = IntegerField(_l("Of them for one person"), [REQUIRED, _between(1, 1000)], default=5)
    rest_days = IntegerField(
        _l("Rest for the same exhibitor (days)"), [InputRequired(), _between(0, 730)], default=30
    )

    def __init__(self, *args: Any, obj: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, obj=obj, **kwargs)
        self._id: int | None = getattr(obj, "id", None)
        self.trigger.choices = choices((word.value, name) for word, name in TRIGGERS.items())
        self.classes.choices = choices((word.value, class_word(word)) for word in RelationshipClass)

    def validate_name(self, field: StringField) -> None:
        """No two plays share a name."""
        same = db.session.scalar(select(Play.id).where(Play.name == field.data).limit(1))
        if same is not None and same != self._id:
            raise ValidationError(_l("Another play has this name."))

    def validate_trigger(self, field: SelectField) -> None:
        """Some happenings need a number, and only some numbers can be."""
        wanted = AMOUNTS.get(field.data)
        if wanted is None:
            self.amount.data = None
        elif self.amount.data is None or not wanted[0] <= self.amount.data <= wanted[1]:
            self.amount.errors = [
                str(_l("Enter a number from %(min)s to %(max)s.")) % {"min": wanted[0], "max": wanted[1]}
            ]
            raise ValidationError(_l("Say how many: the number that stands for the dots."))

    def validate_per_owner(self, field: IntegerField) -> None:
        """A share cannot be more than the whole."""
        if field.data and self.per_week.data and field.data > self.per_week.data:
            raise ValidationError(_l("One person cannot get more than all together."))

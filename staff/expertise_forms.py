"""Forms for skills, people's skills, trainings and knowledge notes."""

from datetime import date

from wtforms import DateField, Field, FloatField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional, ValidationError

from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import later as _l
from staff.knowledge import plain
from staff.models import SkillKind

REQUIRED = InputRequired(_l("Fill this in."))
TEXT_REQUIRED = DataRequired(_l("Fill this in."))
KINDS: dict[str, str] = {
    SkillKind.INDUSTRY: _l("Industry"),
    SkillKind.LANGUAGE: _l("Language"),
    SkillKind.TECHNICAL: _l("Technical service"),
    SkillKind.PROCEDURE: _l("Procedure"),
}
LEVELS: dict[int, str] = {
    1: _l("1 – basic: knows where to look"),
    2: _l("2 – working: with help"),
    3: _l("3 – sound: alone"),
    4: _l("4 – expert: teaches others"),
}
RESULTS: dict[str, str] = {
    "booked": _l("booked"),
    "passed": _l("passed"),
    "failed": _l("not passed"),
    "absent": _l("absent"),
}
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


def number(value: str | None) -> int | None:
    """Return the id behind a choice, None for the empty one."""
    return int(value) if value and value != "None" else None


def _possible_day(_form: RoomForm, field: Field) -> None:
    if field.data and not EARLIEST <= field.data <= LATEST:
        raise ValidationError(_l("Enter a day between 1990 and 2100."))


class SkillForm(RoomForm):
    """A word of the dictionary."""

    name = StringField(_l("Name"), [TEXT_REQUIRED, text_length(100)])
    kind = SelectField(_l("Kind"), choices=choices(KINDS.items()), validators=[REQUIRED])


class MergeForm(RoomForm):
    """Which skill is meant by both words."""

    into = SelectField(_l("Merge into"), coerce=number, validators=[REQUIRED])


class PersonSkillForm(RoomForm):
    """A skill of a person."""

    skill_id = SelectField(_l("Skill"), coerce=number, validators=[REQUIRED])
    level = SelectField(_l("Level"), coerce=int, choices=choices(LEVELS.items()), default=3)
    evidence = StringField(_l("Evidence"), [text_length(300)])
    acquired_on = DateField(_l("Acquired on"), [Optional(), _possible_day])
    expires_on = DateField(_l("Valid until"), [Optional(), _possible_day])

    def validate_expires_on(self, field: Field) -> None:
        """Refuse a proof that runs out before it was acquired."""
        if field.data and self.acquired_on.data and field.data < self.acquired_on.data:
            raise ValidationError(_l("This is before the day it was acquired. Enter the days in order."))


class TrainingForm(RoomForm):
    """A course or briefing."""

    title = StringField(_l("Title"), [TEXT_REQUIRED, text_length(200)])
    held_on = DateField(_l("Day"), [REQUIRED, _possible_day])
    hours = FloatField(
        _l("Hours"), [REQUIRED, NumberRange(min=0.25, max=400, message=_l("Enter hours from 0.25 to 400."))]
    )
    skill_id = SelectField(_l("Skill it builds"), coerce=number, validators=[Optional()])


class NoteForm(EditForm):
    """What we found out."""

    title = StringField(_l("Title"), [TEXT_REQUIRED, text_length(200)], filters=[plain])
    skill_id = SelectField(_l("Skill"), coerce=number, validators=[Optional()])
    body = TextAreaField(
        _l("What the others should know"), [TEXT_REQUIRED, text_length(20_000)], filters=[plain]
    )

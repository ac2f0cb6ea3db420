"""Forms for causes and what is done about them."""

from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Optional

from foundation.forms import EditForm, RoomForm, text_length
from foundation.languages import later as _l

REQUIRED = DataRequired(_l("Fill this in."))


def _number(value: str) -> int | None:
    return int(value) if value else None


class CauseForm(RoomForm):
    """A cause, on top or below one."""

    name = StringField(_l("Cause"), [REQUIRED, text_length(120)])
    parent_id = SelectField(_l("Below"), coerce=_number, validators=[Optional()])


class ActionForm(RoomForm):
    """What is done so that a cause goes away."""

    title = StringField(_l("What is done"), [REQUIRED, text_length(200)])
    cause_id = SelectField(_l("Cause"), coerce=_number, validators=[REQUIRED])
    owner_id = SelectField(_l("Owner"), coerce=_number, validators=[REQUIRED])
    due_on = DateField(_l("Due"), [REQUIRED])
    said = TextAreaField(_l("You said (for exhibitors)"), [text_length(1000)])
    did = TextAreaField(_l("We did (for exhibitors)"), [text_length(1000)])


class DoneForm(EditForm):
    """What proves that it is done."""

    proof = StringField(_l("Proof"), [REQUIRED, text_length(1000)])

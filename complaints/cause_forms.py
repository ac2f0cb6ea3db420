"""Forms for causes and what is done about them."""

from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Optional

from complaints.cause_words import cause_name
from complaints.causes import tree
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import later as _l

REQUIRED = DataRequired(_l("Fill this in."))


def _number(value: str) -> int | None:
    return int(value) if value else None


class CauseForm(RoomForm):
    """A cause, on top or below one."""

    name = StringField(_l("Cause"), [REQUIRED, text_length(120)])
    parent_id = SelectField(_l("Below"), coerce=_number, validators=[Optional()])


def cause_form(**how: None) -> CauseForm:
    """Return the form of a cause, with those it may be below."""
    form = CauseForm(**how)
    tops = [(str(top.id), cause_name(top)) for top, _below in tree()]
    form.parent_id.choices = choices([("", _l("On top")), *tops])
    return form


class CauseMergeForm(RoomForm):
    """The cause that another one becomes."""

    into_id = SelectField(_l("Is the same as"), coerce=_number, validators=[REQUIRED])


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

"""Forms for statuses."""

from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Optional, ValidationError

from complaints.statuses import meaning
from complaints.statuses.words import CLOCKS
from complaints.words import STATES
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import later as _l

REQUIRED = DataRequired(_l("Fill this in."))


class StatusNameForm(RoomForm):
    """What a status is called."""

    name = StringField(_l("Status"), [REQUIRED, text_length(60)])


class NewStatusForm(StatusNameForm):
    """A status, and what it means."""

    step = SelectField(_l("Where the complaint stands then"), choices=choices(STATES.items()))
    clock = SelectField(_l("What the clock does"), choices=choices(CLOCKS.items()))

    def validate_clock(self, field: SelectField) -> None:
        """Refuse what the clock cannot do at the step."""
        if self.step.errors or field.data in meaning.clocks(self.step.data):
            return
        if meaning.clocks(self.step.data) == (meaning.STOPPED,):
            raise ValidationError(_l("After the answer nothing of ours is due: here the clock is stopped."))
        raise ValidationError(
            _l("Before the answer the clock runs, or waits for the exhibitor: only our answer stops it.")
        )


class PutStatusForm(EditForm):
    """The status that a complaint is given."""

    status_id = SelectField(
        _l("Status"), coerce=lambda value: int(value) if value else None, validators=[Optional()]
    )

"""What somebody decides on a mail."""

from wtforms import SelectField, StringField
from wtforms.validators import Optional

from foundation.forms import RoomForm, text_length
from foundation.languages import later as _l


def _number(value: str) -> int | None:
    return int(value) if value else None


class DecisionForm(RoomForm):
    """Whose mail it is, and about which event or complaint."""

    exhibitor_id = SelectField(_l("Exhibitor"), coerce=_number, validators=[Optional()])
    edition_id = SelectField(_l("Event"), coerce=_number, validators=[Optional()])
    number = StringField(_l("Number of the complaint"), [text_length(40)])

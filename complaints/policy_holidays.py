"""The form for one holiday."""

from wtforms import DateField, StringField
from wtforms.validators import DataRequired, Optional, Regexp

from foundation.forms import RoomForm, text_length
from foundation.languages import later as _l


class HolidayForm(RoomForm):
    """A day without business hours."""

    day = DateField(_l("Day"), [DataRequired(_l("Fill this in."))])
    name = StringField(_l("Name"), [DataRequired(_l("Fill this in.")), text_length(100)])
    country = StringField(
        _l("Country"),
        [Optional(), Regexp("^[A-Za-z]{2}$", message=_l("Enter the two letters of a country, as DE."))],
        filters=[lambda text: text.upper() if text else ""],
    )

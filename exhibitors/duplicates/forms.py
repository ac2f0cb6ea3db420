"""The form that says whether pairs are merged unseen."""

from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, NumberRange

from foundation.forms import RoomForm
from foundation.languages import later as _l


class SettingForm(RoomForm):
    """How sure it must be."""

    automatic = BooleanField(_l("Merge pairs without anybody looking"))
    precision = IntegerField(
        _l("How many of a hundred must be right"),
        [InputRequired(_l("Say a number.")), NumberRange(90, 100, _l("Say a number from 90 to 100."))],
    )

"""Which past day is looked back to, how far ahead from there, and among whom."""

from datetime import timedelta
from typing import Any

from wtforms import DateField, SelectField
from wtforms.validators import InputRequired, ValidationError

from classification.assessing import today
from classification.proving.aftermath import EVERYBODY, PRESENT
from foundation.forms import RoomForm, choices
from foundation.languages import later as _l

REQUIRED = InputRequired(_l("Fill this in."))
HORIZONS = (1, 2, 3)
BACK = timedelta(days=365)


class BacktestForm(RoomForm):
    """A past day, a horizon in editions, and whose staying counts."""

    as_of = DateField(_l("As of"), [REQUIRED], default=lambda: today() - BACK)
    editions = SelectField(_l("Came again within"), [REQUIRED], coerce=int, default=1)
    among = SelectField(_l("Among"), [REQUIRED], default=PRESENT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _l("the next edition"), _l("the next two editions"), _l("the next three editions")
        self.editions.choices = choices(zip(HORIZONS, words, strict=True))
        self.among.choices = choices(
            [
                (PRESENT, _l("who came to the last edition")),
                (EVERYBODY, _l("everybody who ever came")),
            ]
        )

    def validate_as_of(self, field: DateField) -> None:
        """It is past."""
        if field.data and field.data >= today():
            raise ValidationError(_l("Enter a day in the past: what came after it is looked at."))

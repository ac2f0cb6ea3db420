"""Forms: the scheme, and points set by hand."""

from datetime import date, timedelta

from wtforms import DateField, FloatField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from exhibitors.priority.scheme import RULES, Scheme
from exhibitors.priority.schemes import today
from foundation.forms import RoomForm, text_length
from foundation.languages import later as _l

REQUIRED = InputRequired(_l("Fill this in."))
LONGEST = timedelta(days=731)


def _between(low: float, high: float) -> NumberRange:
    return NumberRange(low, high, _l("Enter a number from %(min)s to %(max)s."))


class SchemeForm(RoomForm):
    """The scheme, and why it changes."""

    per_edition = FloatField(_l("For each edition taken part in"), [REQUIRED, _between(0, 10_000)])
    per_m2 = FloatField(_l("For each m²"), [REQUIRED, _between(0, 1000)])
    per_thousand = FloatField(_l("For each 1,000 of the house currency"), [REQUIRED, _between(0, 1000)])
    consecutive = FloatField(_l("When also at the edition before"), [REQUIRED, _between(0, 10_000)])
    last_editions = IntegerField(_l("Editions that count, the latest"), [REQUIRED, _between(1, 50)])
    per_conduct_point = FloatField(_l("Less for each conduct point"), [REQUIRED, _between(0, 10_000)])
    overdue = FloatField(_l("Less when something is overdue"), [REQUIRED, _between(0, 10_000)])
    reason = StringField(_l("Why"), [REQUIRED, text_length(500)])

    def scheme(self) -> Scheme:
        """Return the scheme of a valid form."""
        return Scheme(**{name: self[name].data for name in RULES})


class ByHandForm(RoomForm):
    """Points set by hand."""

    points = FloatField(_l("Points"), [REQUIRED, _between(-100_000, 100_000)])
    reason = TextAreaField(_l("Why"), [REQUIRED, text_length(1000)])
    ends_on = DateField(_l("Until"), [REQUIRED])

    def validate_ends_on(self, field: DateField) -> None:
        """It ends, in the future, within two years."""
        first: date = today()
        if field.data and not first <= field.data <= first + LONGEST:
            raise ValidationError(_l("Enter a day from today on and within two years."))

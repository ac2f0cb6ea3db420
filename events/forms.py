"""Forms for shows, editions and venues."""

from datetime import date
from zoneinfo import available_timezones

from babel.core import get_global
from flask import current_app
from flask_babel import gettext as _
from wtforms import BooleanField, DateField, Field, FloatField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, NumberRange, Optional, ValidationError

from events.models import Edition
from foundation.forms import EditForm, choices, text_length
from foundation.languages import later as _l

REQUIRED = DataRequired(_l("Fill this in."))
ZONES = choices((zone, zone) for zone in sorted(available_timezones()))
EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)


def _currencies() -> list[str]:
    """The ISO 4217 codes that are legal tender somewhere now: they have no end in CLDR's history of money."""
    history = get_global("territory_currencies")
    money = (one for used in history.values() for one in used)
    return sorted({code for code, _from, until, tender in money if until is None and tender})


CURRENCIES = choices([(code, code) for code in _currencies()])


def _possible_day(_form: EditForm, field: Field) -> None:
    if field.data and not EARLIEST <= field.data <= LATEST:
        raise ValidationError(_l("Enter a day between 1950 and 2100."))


def _number(value: str) -> int | None:
    return int(value) if value else None


class ShowForm(EditForm):
    """A show."""

    name = StringField(_l("Name"), [REQUIRED, text_length(200)])
    description = TextAreaField(_l("Description"), [text_length(2000)])


class VenueForm(EditForm):
    """A venue and its halls, a line each."""

    name = StringField(_l("Name"), [REQUIRED, text_length(200)])
    city = StringField(_l("City"), [text_length(100)])
    country = StringField(_l("Country (two letters)"), [Optional(), text_length(2)])
    hall_names = TextAreaField(_l("Halls, one a line"), [text_length(4000)])


class EditionForm(EditForm):
    """An edition of a show."""

    name = StringField(_l("Name"), [REQUIRED, text_length(200)])
    starts_on = DateField(_l("First show day"), [REQUIRED, _possible_day])
    ends_on = DateField(_l("Last show day"), [REQUIRED, _possible_day])
    build_up_on = DateField(_l("Build-up begins"), [Optional(), _possible_day])
    breakdown_on = DateField(_l("Breakdown ends"), [Optional(), _possible_day])
    rebooking_until = DateField(_l("Rebooking until"), [Optional(), _possible_day])
    venue_id = SelectField(_l("Venue"), coerce=_number, validators=[Optional()])
    time_zone = SelectField(_l("Time zone"), choices=ZONES, default="Europe/Berlin")
    currency = SelectField(_l("Currency"), choices=CURRENCIES, default="EUR")
    exchange_rate = FloatField(
        _l("House currency for one unit"),
        [REQUIRED, NumberRange(min=1e-9, max=1e9, message=_l("Enter a rate above 0."))],
        default=1,
    )
    staff_hours = FloatField(
        _l("Staff hours for this edition"),
        [Optional(), NumberRange(min=0, max=1e6, message=_l("Enter hours from 0."))],
        default=0,
    )
    cancelled = BooleanField(_l("Cancelled: it did not or will not take place"))

    def start_from(self, last: Edition | None) -> None:
        """Propose what a show's next edition has in common with its last: place, money, staff hours."""
        for name in ("venue_id", "time_zone", "currency", "exchange_rate", "staff_hours") if last else ():
            self[name].data = getattr(last, name)

    def offer(self, house: str, kept: str | None) -> None:
        """Name the house currency, and keep the edition's own among the choices."""
        codes: set[str] = {*_currencies(), house} | ({kept} if kept else set())
        self.currency.choices = choices([(code, code) for code in sorted(codes)])
        self.exchange_rate.label.text = _("How many %(house)s one unit of the currency is worth", house=house)

    def validate_exchange_rate(self, field: FloatField) -> None:
        """One for one is the house currency's own rate; another currency's is hardly ever exactly that."""
        house, own = current_app.config["HOUSE_CURRENCY"], self.currency.data
        if field.data is None:
            return
        if own == house and field.data != 1:
            raise ValidationError(_("%(house)s is the house currency: its rate is 1.", house=house))
        if own != house and field.data == 1:
            raise ValidationError(
                _(
                    "How many %(house)s is 1 %(own)s? With 1, each %(own)s counts as one %(house)s. "
                    "If they are really worth the same, enter 1.0001.",
                    house=house,
                    own=own,
                )
            )

    def validate_ends_on(self, field: DateField) -> None:
        """The last day is not before the first."""
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(_l("The last show day is before the first."))

    def validate_build_up_on(self, field: DateField) -> None:
        """Build-up begins before the show."""
        if field.data and self.starts_on.data and field.data > self.starts_on.data:
            raise ValidationError(_l("Build-up begins on or before the first show day."))

    def validate_breakdown_on(self, field: DateField) -> None:
        """Breakdown ends after the show."""
        if field.data and self.ends_on.data and field.data < self.ends_on.data:
            raise ValidationError(_l("Breakdown ends on or after the last show day."))

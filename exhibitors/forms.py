"""Forms of exhibitors, their contacts, and what was said with them."""

from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    EmailField,
    Field,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Email, Optional, ValidationError

from exhibitors.money import MoneyField
from exhibitors.repair import repair
from exhibitors.words import INTERACTIONS
from foundation import clock
from foundation.figures import country
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import LANGUAGES
from foundation.languages import later as _l

REQUIRED = DataRequired(_l("Fill this in."))
LONGEST_NAME = 300
EARLIEST = 1990
MOST_ALIASES = 30
KOSOVO = "XK"


def number(value: str | int | None) -> int | None:
    """Return the number a select sends, None for its empty choice."""
    return int(value) if value not in (None, "", "None") else None


def mail_address() -> Email:
    """Return the validator of an e-mail address."""
    return Email(_l("This is no e-mail address."))


def _readable(text: str | None) -> str | None:
    return repair(text) or None if text else None


def _web_address(_form: RoomForm, field: Field) -> None:
    if field.data and field.data.lower().startswith(("javascript:", "data:", "vbscript:")):
        raise ValidationError(_l("Enter an address as www.example.com."))


class ExhibitorForm(EditForm):
    """An exhibitor. Class, lifecycle and alert are judged, not typed."""

    name = StringField(_l("Name"), [REQUIRED, text_length(LONGEST_NAME)], filters=[_readable])
    other_names = TextAreaField(_l("Other names, one a line"), [text_length(4000)])
    country = SelectField(_l("Country"), coerce=lambda value: value or None, validators=[Optional()])
    city = StringField(_l("City"), [text_length(200)])
    address = TextAreaField(_l("Address"), [text_length(500)])
    website = StringField(_l("Website"), [text_length(500), _web_address])
    phone = TelField(_l("Phone"), [text_length(60)])
    email = EmailField(_l("E-mail"), [Optional(), text_length(254), mail_address()])
    industry = StringField(_l("Industry"), [text_length(100)])
    language = SelectField(_l("Language"), choices=choices(LANGUAGES.items()), default="en")
    owner_id = SelectField(_l("Owner"), coerce=number, validators=[Optional()])
    external_id = StringField(_l("Number in another system"), [text_length(100)])
    potential_minor = MoneyField(_l("Potential per edition"))
    description = TextAreaField(_l("What they do"), [text_length(4000)])

    def validate_other_names(self, field: TextAreaField) -> None:
        """Each line is a name of possible length."""
        names = self.aliases()
        if len(names) > MOST_ALIASES or any(len(name) > LONGEST_NAME for name in names):
            raise ValidationError(_l("Enter at most 30 names of at most 300 characters, one a line."))

    def aliases(self) -> list[str]:
        """Return the other names that were typed."""
        return [line.strip() for line in (self.other_names.data or "").splitlines() if line.strip()]


@cache
def _country_codes() -> frozenset[str]:
    """ISO 3166-1, and Kosovo."""
    from pycountry import countries  # slow to load: with the first form, not with the server

    return frozenset(found.alpha_2 for found in countries) | {KOSOVO}


def country_choices(empty: str) -> list[Any]:
    """Return every country by its name in the current language, after an empty choice."""
    return choices([("", empty), *countries_by_name()])


def countries_by_name() -> list[tuple[str, str]]:
    """Return every country by its name in the current language."""
    return sorted(((code, country(code)) for code in _country_codes()), key=lambda choice: choice[1])


class ContactForm(EditForm):
    """A person at an exhibitor."""

    name = StringField(_l("Name"), [REQUIRED, text_length(200)], filters=[_readable])
    job_title = StringField(_l("Job title"), [text_length(200)])
    email = EmailField(_l("E-mail"), [Optional(), text_length(254), mail_address()])
    phone = TelField(_l("Phone"), [text_length(60)])
    language = SelectField(_l("Language"), choices=choices(LANGUAGES.items()), default="en")
    main = BooleanField(_l("The main contact"))


class InteractionForm(RoomForm):
    """What was said or done, and when, in the deployment's time zone."""

    kind = SelectField(_l("Kind"), choices=choices(INTERACTIONS.items()), default="note")
    happened_at = DateTimeLocalField(_l("When"), [REQUIRED])
    contact_id = SelectField(_l("With whom"), coerce=number, validators=[Optional()])
    summary = StringField(_l("In one line"), [REQUIRED, text_length(200)])
    body = TextAreaField(_l("More"), [text_length(8000)])

    def validate_happened_at(self, field: DateTimeLocalField) -> None:
        """What is noted has happened."""
        if field.data and (field.data.year < EARLIEST or field.data > local_now()):
            raise ValidationError(_l("Enter a time between 1990 and now."))


def zone() -> ZoneInfo:
    """Return the deployment's time zone."""
    return ZoneInfo(current_app.config["TIME_ZONE"])


def local_now() -> datetime:
    """Return what a clock on the office wall shows, to the minute."""
    return clock.now().astimezone(zone()).replace(second=0, microsecond=0, tzinfo=None)

"""Forms of signing in and of one's own account."""

from typing import Any

from wtforms import BooleanField, EmailField, FloatField, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, Email, EqualTo, InputRequired, Length, NumberRange

from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import LANGUAGES
from foundation.languages import later as _l
from staff.models import Role
from staff.passwords import MINIMUM_LENGTH

ROLES = {
    Role.ADMIN: _l("Administrator"),
    Role.MANAGER: _l("Manager"),
    Role.ORGANISER: _l("Organiser"),
    Role.STAFF: _l("Staff"),
}


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


class SignInForm(RoomForm):
    """Address and password."""

    once: Any = None
    email = EmailField(_l("E-mail"), [InputRequired(_l("Enter your e-mail address."))])
    password = PasswordField(_l("Password"), [InputRequired(_l("Enter your password.")), Length(max=200)])
    remember = BooleanField(_l("Keep me signed in on this computer"))


class ForgottenForm(RoomForm):
    """The address that a reset link is sent to."""

    email = EmailField(
        _l("E-mail"),
        [InputRequired(_l("Enter your e-mail address.")), Email(_l("This is no e-mail address."))],
    )


class NewPasswordForm(RoomForm):
    """A new password, twice."""

    password = PasswordField(
        _l("New password"),
        [
            InputRequired(_l("Enter a new password.")),
            Length(min=MINIMUM_LENGTH, max=200, message=_l("Use 12 characters or more.")),
        ],
    )
    again = PasswordField(_l("The same again"), [EqualTo("password", _l("The two passwords differ."))])


class AccountForm(NewPasswordForm):
    """One's own new password, on knowing the old one."""

    current = PasswordField(
        _l("Current password"), [InputRequired(_l("Enter your current password.")), Length(max=200)]
    )


class PersonForm(EditForm):
    """A person's account."""

    name = StringField(_l("Name"), [DataRequired(_l("Fill this in.")), text_length(200)])
    email = EmailField(
        _l("E-mail"),
        [
            DataRequired(_l("Enter the e-mail address.")),
            Email(_l("This is no e-mail address.")),
            text_length(254),
        ],
        filters=[_lower],
    )
    role = SelectField(_l("Role"), choices=choices(ROLES.items()), default=Role.STAFF)
    team = StringField(_l("Team"), [text_length(100)])
    job_title = StringField(_l("Job title"), [text_length(100)])
    language = SelectField(_l("Language"), choices=choices(LANGUAGES.items()))
    weekly_hours = FloatField(
        _l("Hours a week"),
        [
            InputRequired(_l("Fill this in.")),
            NumberRange(min=0, max=80, message=_l("Enter hours from 0 to 80.")),
        ],
        default=38,
    )
    active = BooleanField(_l("May sign in"), default=True)

"""Forms of signing in and of one's own account."""

from typing import Any

from wtforms import BooleanField, EmailField, PasswordField, SelectField
from wtforms.validators import Email, EqualTo, InputRequired, Length

from foundation.forms import RoomForm, choices
from foundation.languages import LANGUAGES
from foundation.languages import later as _l
from staff.passwords import MINIMUM_LENGTH


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


class AccountForm(RoomForm):
    """One's own settings."""

    language = SelectField(_l("Language"), choices=choices(LANGUAGES.items()))

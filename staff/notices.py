"""Mail to our own people about their accounts."""

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from foundation import clock, mail
from staff.models import Person

RESET_EVERY = 300


def password_reset(person: Person, path: str) -> None:
    """Send the link that sets a new password, at most one in five minutes however often it is asked for."""
    purpose = f"password-reset:{person.id}:{person.session_key}:{int(clock.now().timestamp()) // RESET_EVERY}"
    with force_locale(person.language):
        body = _(
            "Hello %(name)s,\n\nthis link sets a new password for Standwell. "
            "It works once, within an hour:\n\n%(link)s\n\n"
            "If you did not ask for it, do nothing: your password stays as it is.\n",
            name=person.name,
            link=current_app.config["BASE_URL"] + path,
        )
        mail.queue(person.email, _("Your new Standwell password"), body, purpose=purpose)


def invitation(person: Person, path: str) -> None:
    """Send a new person the link that sets the first password."""
    with force_locale(person.language):
        body = _(
            "Hello %(name)s,\n\nthere is an account for you on Standwell. "
            "This link sets its password; it works once, within a week:\n\n%(link)s\n\n"
            "After that you sign in with %(email)s.\n",
            name=person.name,
            link=current_app.config["BASE_URL"] + path,
            email=person.email,
        )
        mail.queue(person.email, _("Your Standwell account"), body)

"""Mail to our own people about their accounts."""

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from foundation import mail
from staff.models import Person


def password_reset(person: Person, path: str) -> None:
    """Send the link that sets a new password."""
    with force_locale(person.language):
        body = _(
            "Hello %(name)s,\n\nthis link sets a new password for Standwell. "
            "It works once, within an hour:\n\n%(link)s\n\n"
            "If you did not ask for it, do nothing: your password stays as it is.\n",
            name=person.name,
            link=current_app.config["BASE_URL"] + path,
        )
        mail.queue(person.email, _("Your new Standwell password"), body)

"""Mail to our own people about their accounts and their proofs of skills."""

from collections.abc import Sequence
from datetime import date

from flask import current_app
from flask_babel import force_locale, format_date
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


def certificate(person: Person, skill: str, expires_on: date, key: str) -> bool:
    """Tell a person that a proof runs out; return False when it was told before."""
    with force_locale(person.language):
        body = _(
            "Hello %(name)s,\n\nyour proof of “%(skill)s” runs out on %(day)s. After that it no "
            "longer counts: please renew it in time, and have the new day entered:\n\n%(link)s\n",
            name=person.name,
            skill=skill,
            day=format_date(expires_on, "long"),
            link=f"{current_app.config['BASE_URL']}/expertise/people/{person.id}",
        )
        subject = _("“%(skill)s” runs out on %(day)s", skill=skill, day=format_date(expires_on, "long"))
        return mail.queue(person.email, subject, body, purpose=f"certificate:{key}") is not None


def certificates_of_others(manager: Person, rows: Sequence[tuple[str, str, date]], key: str) -> None:
    """Tell a manager whose proofs run out, in one mail."""
    with force_locale(manager.language):
        lines = "\n".join(f"{format_date(day, 'medium')}  {name}: {skill}" for name, skill, day in rows)
        body = _(
            "Hello %(name)s,\n\nthese proofs run out within 60 days:\n\n%(lines)s\n\n%(link)s\n",
            name=manager.name,
            lines=lines,
            link=f"{current_app.config['BASE_URL']}/expertise/?show=expiring",
        )
        mail.queue(manager.email, _("Proofs that run out"), body, purpose=f"certificates:{manager.id}:{key}")

"""Mail about complaints: to the exhibitor that it is heard, to our people what they have to approve."""

from datetime import timedelta

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from complaints.kinds import Source
from complaints.mailbox import threads
from complaints.models import Complaint, Remedy
from exhibitors.models import Contact
from foundation import clock, mail
from foundation.database import db
from staff.models import Person

DAY = timedelta(days=1)
UNVERIFIED = (Source.LINK, Source.MAIL)
"""Where nobody knows who wrote: what was written is sent to no address."""


def reachable(contact: Contact | None) -> bool:
    """Return whether there is somebody with an address that takes mail."""
    return contact is not None and bool(contact.email) and contact.bounced_at is None


def reply(complaint: Complaint, by: Person, text: str, line: int) -> None:
    """Send what one of us wrote to the contact; `line` tells this reply from the complaint's others."""
    contact = complaint.contact
    assert contact is not None, "there is somebody to write to"
    with force_locale(contact.language):
        subject = _("Your complaint %(number)s", number=complaint.number)
        greeting = _("Hello %(name)s,", name=contact.name)
        body = "\n\n".join((greeting, text, f"{by.name}\n{_signed(complaint)}"))
    purpose = f"complaint-reply:{complaint.number}:{line}"
    follows = threads.references(complaint.id)
    mail.queue(contact.email or "", subject, body + "\n", purpose=purpose, thread=follows)


def acknowledge(complaint: Complaint) -> bool:
    """Tell the contact that we know and who cares for it; False when there is nobody to write to.

    Whoever has a link can type anybody's address: a contact gets one receipt a day for what came that way.
    """
    contact = complaint.contact
    if contact is None or not contact.email or not reachable(contact) or _told_today(complaint):
        return False
    with force_locale(contact.language):
        subject = _("We have your complaint %(number)s", number=complaint.number)
        body = "\n\n".join((*_heard(complaint, contact), _promise(complaint), _signed(complaint)))
        purpose = f"complaint-acknowledged:{complaint.number}:{complaint.reopened}"
        mail.queue(contact.email, subject, body + "\n", purpose=purpose)
    return True


def _told_today(complaint: Complaint) -> bool:
    """Return whether another complaint behind a link was acknowledged to the same contact this day."""
    others = select(Complaint.id).where(
        Complaint.contact_id == complaint.contact_id,
        Complaint.source == Source.LINK,
        Complaint.acknowledged_at > clock.now() - DAY,
        Complaint.id != complaint.id,
    )
    return complaint.source == Source.LINK and db.session.scalar(others.limit(1)) is not None


def _heard(complaint: Complaint, contact: Contact) -> tuple[str, str]:
    greeting = _("Hello %(name)s,", name=contact.name)
    if complaint.source == Source.SURVEY:
        return greeting, _(
            "your answers to our survey tell us that something went wrong for you at %(edition)s. "
            "We have opened a complaint for it. Its number is %(number)s.",
            edition=complaint.edition.name,
            number=complaint.number,
        )
    if complaint.source in UNVERIFIED:
        return greeting, _(
            "we have received a complaint of your company about %(edition)s. Its number is %(number)s.",
            edition=complaint.edition.name,
            number=complaint.number,
        )
    return greeting, _(
        "we have received your complaint about %(edition)s: “%(title)s”. Its number is %(number)s.",
        edition=complaint.edition.name,
        number=complaint.number,
        title=complaint.title,
    )


def _promise(complaint: Complaint) -> str:
    if complaint.owner is None:
        return _("We look into it and will answer you.")
    return _("%(owner)s looks into it and will answer you.", owner=complaint.owner.name)


def _signed(complaint: Complaint) -> str:
    return _("Your team of %(show)s", show=complaint.edition.show.name)


def approval(person: Person, complaint: Complaint, remedy: Remedy, by: Person) -> None:
    """Ask one of us to approve a remedy above the limit of who wants to offer it."""
    with force_locale(person.language):
        subject = _("Approve a remedy for %(number)s?", number=complaint.number)
        text = _(
            "%(name)s asks for your approval of a remedy for %(exhibitor)s:",
            name=by.name,
            exhibitor=complaint.exhibitor.name,
        )
    url = f"{current_app.config['BASE_URL']}/complaints/{complaint.id}"
    purpose = f"complaint-approval:{remedy.id}:{person.id}"
    mail.queue(person.email, subject, f"{text}\n\n{complaint.title}\n{url}\n", purpose=purpose)

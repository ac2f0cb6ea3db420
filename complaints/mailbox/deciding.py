"""Deciding on a mail that waits: each of them once, whoever decides first. The caller commits."""

from sqlalchemy import update

from complaints import actions
from complaints.kinds import State
from complaints.mailbox import following
from complaints.mailbox.models import IncomingMail, MailState
from complaints.models import Complaint
from events.models import Edition
from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import db
from staff.models import Person


class DecidedBefore(Exception):
    """Somebody else has decided on this mail meanwhile."""


def _claim(mail: IncomingMail, by: Person) -> None:
    """Make the decision ours, or raise DecidedBefore."""
    waits = update(IncomingMail).where(IncomingMail.id == mail.id, IncomingMail.decided_at.is_(None))
    mine = waits.values(decided_at=clock.now(), decided_by_id=by.id)
    if mail.state != MailState.WAITING or db.session.connection().execute(mine).rowcount != 1:
        raise DecidedBefore
    db.session.refresh(mail)


def _of(mail: IncomingMail, exhibitor: Exhibitor) -> None:
    """Name the exhibitor, and its contact with the sender's address where there is one."""
    own = db.session.query(Contact).filter_by(exhibitor_id=exhibitor.id)
    mail.exhibitor = exhibitor
    mail.contact = next((one for one in own if (one.email or "").lower() == mail.sender), None)


def as_complaint(mail: IncomingMail, exhibitor: Exhibitor, edition: Edition, by: Person) -> Complaint:
    """Open a complaint out of the mail; a receipt goes only to an address that we know."""
    _claim(mail, by)
    _of(mail, exhibitor)
    return following.open_from(mail, exhibitor, edition, by)


def as_reply(mail: IncomingMail, complaint: Complaint, by: Person, *, reopen: bool) -> None:
    """Add the mail to a complaint; `reopen` opens a closed one again."""
    _claim(mail, by)
    _of(mail, complaint.exhibitor)
    mail.complaint = complaint
    following.append(mail, by)
    if reopen and complaint.state == State.CLOSED:
        actions.reopen(complaint, by, mail.subject or mail.sender)


def as_note(mail: IncomingMail, exhibitor: Exhibitor, by: Person) -> None:
    """Keep the mail in the exhibitor's timeline, as no complaint."""
    _claim(mail, by)
    _of(mail, exhibitor)
    following.note(mail, exhibitor, by)


def as_nothing(mail: IncomingMail, by: Person) -> None:
    """Put the mail aside: it is not for us."""
    _claim(mail, by)
    mail.state = MailState.NOT_OURS

"""Taking an opened mail up: kept once, sorted, and what follows from that, in the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

from flask import current_app
from sqlalchemy import func, select

from complaints.kinds import State
from complaints.mailbox import following, sorting, threads
from complaints.mailbox.files import kept
from complaints.mailbox.models import IncomingMail, MailState
from complaints.mailbox.opening import Opened
from complaints.mailbox.reading import Read
from complaints.mailbox.robots import Returned
from complaints.models import Complaint
from exhibitors import failing
from exhibitors.models import Contact
from foundation import clock
from foundation.database import db
from foundation.mail import Mail

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Found:
    """What we have about a mail: the complaint it refers to, and the contacts with its sender's address."""

    complaint: Complaint | None
    contacts: list[Contact]

    @property
    def contact(self) -> Contact | None:
        """The contact who wrote: of the complaint's company, else the only one there is."""
        if self.complaint:
            own = (one for one in self.contacts if one.exhibitor_id == self.complaint.exhibitor_id)
            return next(own, None)
        return self.contacts[0] if len(self.contacts) == 1 else None


def take(came: Opened, arrived: datetime, *, whole: bool = True) -> IncomingMail | None:
    """Keep a mail and do what follows from it; None when it was taken up before."""
    read = came.read
    if db.session.scalar(select(IncomingMail.id).where(IncomingMail.key == read.key)):
        return None
    found = Found(threads.complaint_of(read.thread, read.subject), _contacts(read.sender))
    verdict = sorting.judge(_facts(came, found, whole))
    mail = _kept(read, found, min(arrived, clock.now()))
    mail.state, mail.doubt = verdict.state, verdict.doubt
    _follow(mail, came)
    db.session.flush()
    return mail


def _follow(mail: IncomingMail, came: Opened) -> None:
    if mail.state == MailState.COMPLAINT:
        assert mail.contact is not None, "only a known contact's mail opens a complaint by itself"
        edition = following.edition_of(mail.contact.exhibitor_id)
        assert edition is not None, "sorting asked for an edition"
        following.open_from(mail, mail.contact.exhibitor, edition, None)
    elif mail.state == MailState.REPLY:
        following.append(mail, None)
    elif mail.state == MailState.BOUNCE:
        _believe_bounce(came.back)
    elif mail.doubt == "closed":
        following.tell_owner(mail)


def _contacts(sender: str) -> list[Contact]:
    if not sender:
        return []
    return list(
        db.session.scalars(
            select(Contact).where(func.lower(Contact.email) == sender).order_by(Contact.id).limit(20)
        )
    )


def _facts(came: Opened, found: Found, whole: bool) -> sorting.Facts:
    """Gather what the rules ask for."""
    read, complaint = came.read, found.complaint
    companies = {contact.exhibitor_id for contact in found.contacts}
    only = found.contact.exhibitor_id if found.contact and complaint is None else None
    own = parseaddr(current_app.config["MAIL_FROM"])[1].lower()
    return sorting.Facts(
        writer=came.writer,
        from_us=threads.is_ours(read.message_id) or read.sender == own,
        whole=whole,
        readable=read.readable and bool(read.sender),
        forged=came.forged,
        refers=complaint is not None,
        same_company=complaint is not None and complaint.exhibitor_id in companies,
        closed=complaint is not None and complaint.state == State.CLOSED,
        companies=len(companies),
        has_edition=only is None or following.edition_of(only) is not None,
        lately=_lately(read.sender),
    )


def _lately(sender: str) -> int:
    hour_ago = clock.now() - HOUR
    of_theirs = select(func.count(IncomingMail.id)).where(
        IncomingMail.sender == sender, IncomingMail.taken_at > hour_ago
    )
    return db.session.scalar(of_theirs) or 0


def _kept(read: Read, found: Found, arrived: datetime) -> IncomingMail:
    contact, complaint = found.contact, found.complaint
    mail = IncomingMail(
        key=read.key,
        message_id=read.message_id,
        thread=" ".join(reversed(read.thread)) or None,
        arrived_at=arrived,
        sender=read.sender,
        sender_name=read.sender_name or None,
        subject=read.subject,
        text=read.text,
        html=read.html,
        pictures=read.pictures,
        contact=contact,
        complaint=complaint,
        exhibitor_id=complaint.exhibitor_id if complaint else contact.exhibitor_id if contact else None,
        files=kept(read.files),
    )
    db.session.add(mail)
    return mail


def _believe_bounce(back: Returned | None) -> None:
    """Mark an address that is gone: only where the report names a mail that we sent to it."""
    if back is None:
        return
    sent = select(Mail.recipient).where(Mail.message_id == back.message_id)
    recipient = db.session.scalar(sent.where(func.lower(Mail.recipient) == back.recipient))
    if recipient:
        failing.mark(recipient, back.reason)

"""What follows from a mail: a complaint, a line in one, a word to whoever cares for it."""

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select, update

from complaints import actions, pausing
from complaints.kinds import Source, State, StepKind
from complaints.mailbox import threads
from complaints.mailbox.models import IncomingMail, MailState
from complaints.mailbox.reading import first_words
from complaints.models import Complaint
from events.models import Edition
from exhibitors.interaction import Interaction, InteractionKind
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import db
from foundation.mail import Mail, queue
from staff.models import Person

LONGEST_NOTE = 10_000


def edition_of(exhibitor_id: int) -> Edition | None:
    """Return the edition a mail is most likely about: the last that has begun, else the next to come."""
    own = select(Edition).join(Participation, Participation.edition_id == Edition.id)
    own = own.where(Participation.exhibitor_id == exhibitor_id, Participation.status.in_(TAKING_PART))
    begun = own.where(Edition.starts_on <= clock.now().date()).order_by(Edition.starts_on.desc(), Edition.id)
    return db.session.scalar(begun.limit(1)) or db.session.scalar(
        own.order_by(Edition.starts_on, Edition.id).limit(1)
    )


def open_from(mail: IncomingMail, exhibitor: Exhibitor, edition: Edition, by: Person | None) -> Complaint:
    """Open a complaint out of a mail; its clock runs from the mail's arrival."""
    owner = exhibitor.owner
    with force_locale(owner.language if owner else "en"):
        title = mail.subject[:200] or _("Mail without a subject")
    heard = actions.Heard(
        exhibitor=exhibitor,
        edition=edition,
        title=title,
        description=mail.text[:LONGEST_NOTE] or None,
        contact=mail.contact,
        source=Source.MAIL,
    )
    complaint = actions.open_complaint(heard, by, mail.arrived_at)
    _acknowledged_now(complaint)
    mail.complaint, mail.exhibitor, mail.state = complaint, exhibitor, MailState.COMPLAINT
    db.session.flush()
    receipt = update(Mail).where(Mail.purpose == f"complaint-acknowledged:{complaint.number}:0")
    db.session.execute(receipt.values(thread=threads.references(complaint.id)))
    return complaint


def _acknowledged_now(complaint: Complaint) -> None:
    """The clock began when the mail arrived, but the receipt goes out now."""
    if complaint.acknowledged_at:
        complaint.acknowledged_at = clock.now()
        for step in complaint.steps:
            step.at = clock.now() if step.to_state == State.ACKNOWLEDGED else step.at


def append(mail: IncomingMail, by: Person | None) -> None:
    """Write what a mail adds into the history of its complaint, and tell the owner."""
    complaint = mail.complaint
    assert complaint is not None, "this mail refers to a complaint"
    with force_locale(complaint.owner.language if complaint.owner else "en"):
        note = _("Mail from %(sender)s:", sender=mail.sender)
    text = first_words(mail.text)[:LONGEST_NOTE]
    actions.write_note(complaint, by, StepKind.NOTE, f"{note}\n\n{text}")
    if complaint.paused_at:
        pausing.resume(complaint, by)
    mail.state = MailState.REPLY
    tell_owner(mail)


def tell_owner(mail: IncomingMail) -> None:
    """Tell whoever cares for the complaint that there is a mail."""
    complaint, owner = mail.complaint, mail.complaint.owner if mail.complaint else None
    if complaint is None or owner is None or not owner.active:
        return
    db.session.flush()
    with force_locale(owner.language):
        subject = _("%(number)s: a mail came in", number=complaint.number)
        says = _("%(sender)s wrote about “%(title)s”.", sender=mail.sender, title=complaint.title)
        if complaint.state == State.CLOSED:
            says += " " + _("This complaint is closed: decide whether it is opened again.")
    link = f"{current_app.config['BASE_URL']}/complaints/mail/{mail.id}"
    queue(owner.email, subject, f"{says}\n\n{link}\n", purpose=f"complaint-mail-told:{mail.id}")


def note(mail: IncomingMail, exhibitor: Exhibitor, by: Person | None) -> None:
    """Keep a mail as an entry of the exhibitor's timeline."""
    contact = mail.contact if mail.contact and mail.contact.exhibitor_id == exhibitor.id else None
    entry = Interaction(
        exhibitor_id=exhibitor.id,
        contact=contact,
        person=by,
        kind=InteractionKind.MAIL,
        happened_at=mail.arrived_at,
        summary=mail.subject[:200] or mail.sender,
        body=mail.text[:LONGEST_NOTE] or None,
    )
    db.session.add(entry)
    mail.exhibitor, mail.state = exhibitor, MailState.NOTE

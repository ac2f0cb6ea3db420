"""Reading what came in: the list, how many wait, the mails of a complaint, how the mailbox is."""

from flask import current_app
from sqlalchemy import func, select

from complaints.mailbox.models import IncomingMail, MailboxPosition, MailState
from complaints.mailbox.words import TAB_STATES
from complaints.models import Complaint
from exhibitors.models import Exhibitor
from foundation import imap
from foundation.database import Rows, db
from foundation.paging import Page, page


def mails(tab: str, cursor: str | None) -> Page:
    """Return one page of what came in, the newest first."""
    rows = (
        select(
            IncomingMail.id, IncomingMail.sender, IncomingMail.sender_name, IncomingMail.subject,
            IncomingMail.state, IncomingMail.doubt, IncomingMail.arrived_at, IncomingMail.complaint_id,
            Complaint.number, Exhibitor.name.label("exhibitor"), IncomingMail.exhibitor_id,
        )
        .outerjoin(Exhibitor, Exhibitor.id == IncomingMail.exhibitor_id)
        .outerjoin(Complaint, Complaint.id == IncomingMail.complaint_id)
        .where(IncomingMail.state.in_(TAB_STATES[tab]))
    )  # fmt: skip
    return page(rows, [IncomingMail.arrived_at, IncomingMail.id], cursor, descending=True)


def waiting() -> int:
    """Return how many mails wait for a decision."""
    those = select(func.count(IncomingMail.id)).where(IncomingMail.state == MailState.WAITING)
    return db.session.scalar(those) or 0


def of_complaint(complaint_id: int) -> Rows:
    """Return the mails that came in about a complaint, the oldest first."""
    return db.session.execute(
        select(
            IncomingMail.id, IncomingMail.sender, IncomingMail.subject, IncomingMail.arrived_at,
            IncomingMail.state,
        )
        .where(IncomingMail.complaint_id == complaint_id)
        .order_by(IncomingMail.arrived_at, IncomingMail.id)
        .limit(200)
    ).all()  # fmt: skip


def position() -> MailboxPosition | None:
    """Return how the mailbox behind IMAP_URL is; None where there is none, or it was never looked at."""
    url = current_app.config["IMAP_URL"]
    return db.session.get(MailboxPosition, imap.label(url)) if url else None

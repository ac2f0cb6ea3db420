"""Which complaint a mail is about, and what a mail of ours refers to."""

import re
from collections.abc import Sequence

from sqlalchemy import select

from complaints.mailbox.models import IncomingMail
from complaints.models import Complaint
from foundation.database import db
from foundation.mail import Mail

MOST_MERGES = 20
PURPOSES = "complaint-"
_NUMBER = re.compile(r"\bC-\d{4}-\d{3,}\b")


def complaint_of(message_ids: Sequence[str], subject: str) -> Complaint | None:
    """Return the complaint that a mail refers to: by what it answers, else by the number in its subject."""
    numbers = _numbers(message_ids)
    found = next((numbers[one] for one in message_ids if one in numbers), None)
    if found is None and (named := _NUMBER.search(subject.upper())):
        found = named[0]
    complaint = db.session.scalar(select(Complaint).where(Complaint.number == found)) if found else None
    for _merge in range(MOST_MERGES):
        if complaint is None or complaint.merged_into is None:
            break
        complaint = complaint.merged_into
    return complaint


def _numbers(message_ids: Sequence[str]) -> dict[str, str]:
    """Return the number of the complaint that each of these mails is about, ours and theirs."""
    if not message_ids:
        return {}
    ours = select(Mail.message_id, Mail.purpose).where(
        Mail.message_id.in_(message_ids), Mail.purpose.startswith(PURPOSES)
    )
    theirs = (
        select(IncomingMail.message_id, Complaint.number)
        .join(Complaint, Complaint.id == IncomingMail.complaint_id)
        .where(IncomingMail.message_id.in_(message_ids))
    )
    numbers = {row.message_id: named[0] for row in db.session.execute(ours) if (named := _named(row.purpose))}
    return numbers | {row.message_id: row.number for row in db.session.execute(theirs)}


def _named(purpose: str | None) -> re.Match[str] | None:
    return _NUMBER.search(purpose or "")


def is_ours(message_id: str | None) -> bool:
    """Return whether a mail with this Message-ID went out from here."""
    return bool(message_id and db.session.scalar(select(Mail.id).where(Mail.message_id == message_id)))


def references(complaint_id: int) -> str | None:
    """Return what a mail to the exhibitor refers to: the last mail that came about it, and what that did."""
    last = (
        select(IncomingMail.message_id, IncomingMail.thread)
        .where(IncomingMail.complaint_id == complaint_id, IncomingMail.message_id.is_not(None))
        .where(IncomingMail.state.in_(("complaint", "reply")))
        .order_by(IncomingMail.arrived_at.desc(), IncomingMail.id.desc())
        .limit(1)
    )
    found = db.session.execute(last).one_or_none()
    return " ".join(filter(None, (found.thread, found.message_id))) if found else None

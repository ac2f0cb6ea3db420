"""Reading the mailbox: every mail taken up once, also when the process is killed in between.

A mail and the position behind it are one transaction, so whoever comes next begins with the first mail that
was not taken up. The mailbox itself is never changed. Where its numbers became invalid (UIDVALIDITY), the
last days are read again and what was taken up before is known by what it says.
"""

from datetime import date, timedelta

from flask import current_app
from sqlalchemy import select

from complaints.mailbox import opening, receiving
from complaints.mailbox.files import LARGEST
from complaints.mailbox.models import MailboxPosition
from foundation import clock, imap, stopping
from foundation.database import db, unit_of_work

FIRST_LOOK_BACK = timedelta(days=7)
LARGEST_MAIL = LARGEST * 3 // 2
"""Base64 makes three bytes four, and the rest of the mail comes on top."""
TIMEOUT = 30
AT_ONCE = 500


def poll() -> int:
    """Take up the new mails of the mailbox behind IMAP_URL; return how many there were."""
    url = current_app.config["IMAP_URL"]
    if not url:
        return 0
    mailbox, taken = imap.label(url), 0
    try:
        with imap.opened(url, TIMEOUT) as folder:
            after, since = _position(mailbox, folder.validity)
            for uid in folder.numbers(after, since)[:AT_ONCE]:
                if stopping.asked.is_set():
                    break
                taken += _take(mailbox, uid, folder.fetch(uid, LARGEST_MAIL))
    except imap.MailboxError as error:
        _note_failure(mailbox, str(error))
        return taken
    _note_success(mailbox)
    return taken


def _position(mailbox: str, validity: int) -> tuple[int, date]:
    """Return the last number read, and since when to look where there is none that counts."""
    with unit_of_work():
        position = db.session.get(MailboxPosition, mailbox) or MailboxPosition(mailbox=mailbox)
        since = (position.read_at or clock.now()) - FIRST_LOOK_BACK
        if position.validity != validity:
            position.validity, position.last_uid = validity, 0
        db.session.add(position)
        db.session.flush()
        return position.last_uid, since.date()


def _take(mailbox: str, uid: int, fetched: imap.Fetched | None) -> int:
    """Take one up: opened first, so that nobody waits to write while a mail is taken apart."""
    came = opening.opened(fetched.raw) if fetched else None
    with unit_of_work():
        own = select(MailboxPosition).where(MailboxPosition.mailbox == mailbox).with_for_update()
        position = db.session.scalars(own).one()
        position.last_uid = max(position.last_uid, uid)
        if fetched is None or came is None:
            return 0
        return int(receiving.take(came, fetched.arrived, whole=fetched.whole) is not None)


def _note_success(mailbox: str) -> None:
    with unit_of_work():
        position = db.session.get_one(MailboxPosition, mailbox)
        position.read_at, position.failing_since, position.error = clock.now(), None, None


def _note_failure(mailbox: str, error: str) -> None:
    current_app.logger.warning("mailbox: %s", error)
    with unit_of_work():
        position = db.session.get(MailboxPosition, mailbox) or MailboxPosition(mailbox=mailbox)
        position.failing_since, position.error = position.failing_since or clock.now(), error[:500]
        db.session.add(position)

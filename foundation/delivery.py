"""Handing queued mail over to the mail server: no mail twice, none lost, whichever process dies when.

A mail is claimed by a conditional UPDATE, marked *handing over* just before its text is sent, and *sent* once
the server has said yes. A process killed before the hand-over loses nothing: the claim runs out and the mail
goes later. Killed during the hand-over, the mail becomes *unsure*. Every change names the hold it was made
under, so a process that slept through its lease changes nothing any more.
"""

import smtplib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from secrets import token_hex

from flask import current_app
from sqlalchemy import Update, bindparam, literal_column, select, update

from foundation import clock, smtp, stopping
from foundation.database import db, unit_of_work
from foundation.dressing import dress_of
from foundation.letter import Attachment, Letter, UndeliverableError, write
from foundation.mail import Mail

ATTEMPTS = 12
BACK_OFF = timedelta(minutes=1)
LONGEST_BACK_OFF = timedelta(hours=4)
BATCH = 200
QUEUED = literal_column("'queued'")
Told = Callable[[str, str], None]
_REFUSALS: list[Told] = []
_TRIED = select(Mail.attempts, Mail.recipient)
_FREE = (
    update(Mail)
    .where(Mail.id == bindparam("mail"), Mail.state == "queued", Mail.due_at <= bindparam("now"))
    .values(
        state="claimed", attempts=Mail.attempts + 1, claim=bindparam("hold"), lease_until=bindparam("lease")
    )
)


def on_refusal(told: Told) -> Told:
    """Have `told` called with an address and the server's words once nobody is there, as the mail fails."""
    _REFUSALS.append(told)
    return told


def _lease() -> datetime:
    return clock.now() + timedelta(seconds=current_app.config["MAIL_LEASE_SECONDS"])


def release_expired() -> None:
    """Give back claims of killed processes; a mail in hand is unsure, until a slow one tells its end."""
    expired = Mail.lease_until < clock.now()
    gone = "The process ended before the mail server answered: it may have the mail or not."
    with unit_of_work():
        claimed = update(Mail).where(Mail.state == "claimed", expired)
        db.session.execute(claimed.values(state="queued", claim=None, lease_until=None))
        handing_over = update(Mail).where(Mail.state == "handing_over", expired)
        db.session.execute(handing_over.values(state="unsure", error=gone, lease_until=None))


def _due() -> list[int]:
    waiting = select(Mail.id).where(Mail.state == QUEUED, Mail.due_at <= clock.now())
    ids = list(db.session.scalars(waiting.order_by(Mail.due_at, Mail.id).limit(BATCH)))
    db.session.rollback()
    return ids


def _waiting() -> Iterator[int]:
    """Read what is due a batch at a time until nothing is left: a mail that was tried is due no more."""
    while ids := _due():
        for mail_id in ids:
            if stopping.asked.is_set():
                return
            yield mail_id


def _claim(mail_id: int) -> str | None:
    """Return the name of our hold on a mail, None when somebody else was faster."""
    hold = token_hex(8)
    values = {"mail": mail_id, "now": clock.now(), "hold": hold, "lease": _lease()}
    with unit_of_work():
        return hold if db.session.connection().execute(_FREE, values).rowcount == 1 else None


@cache
def _held(*columns: str) -> Update:
    """Make the change of these columns of a mail that is held once: there are three for every mail."""
    held = update(Mail).where(Mail.id == bindparam("mail"), Mail.claim == bindparam("hold"))
    return held.values({column: bindparam(f"new_{column}") for column in columns})


def _move(mail_id: int, hold: str, also: Callable[[], None] = lambda: None, **values: object) -> bool:
    """Change a mail we hold, and `also` what follows, in one transaction; False when the hold is lost."""
    told = {"mail": mail_id, "hold": hold} | {f"new_{column}": value for column, value in values.items()}
    with unit_of_work():
        if db.session.connection().execute(_held(*values), told).rowcount != 1:
            return False
        also()
    return True


def _end(mail_id: int, hold: str, also: Callable[[], None] = lambda: None, **values: object) -> bool:
    return _move(mail_id, hold, also, claim=None, lease_until=None, **values)


def _letter(mail_id: int) -> Letter:
    """Write the letter, and leave no transaction open while we talk to the server."""
    mail = db.session.get_one(Mail, mail_id, populate_existing=True)
    pdf = Attachment(mail.attachment_name or "report.pdf", mail.attachment) if mail.attachment else None
    try:
        return write(
            current_app.config["MAIL_FROM"],
            mail.recipient,
            mail.subject,
            mail.body,
            message_id=mail.message_id,
            date=clock.now(),
            attachment=pdf,
            unsubscribe=mail.unsubscribe,
            thread=mail.thread,
            dress=dress_of(mail.body) if mail.dressed else None,
        )
    finally:
        db.session.rollback()


def _later(mail_id: int, hold: str, error: Exception) -> None:
    """Try again with back-off, or give up."""
    tried, recipient = db.session.execute(_TRIED.where(Mail.id == mail_id)).one()
    db.session.rollback()
    final = smtp.permanent(error) or tried >= ATTEMPTS
    due_at = clock.now() + min(BACK_OFF * 2**tried, LONGEST_BACK_OFF)

    def tell() -> None:
        for told in _REFUSALS if smtp.nobody_there(error) else ():
            told(recipient, smtp.told(error))

    state = "failed" if final else "queued"
    _end(mail_id, hold, tell, state=state, due_at=due_at, error=smtp.told(error))


def _hand_over(server: smtplib.SMTP, mail_id: int, hold: str, letter: Letter) -> bool:
    """Envelope first (nothing is lost if we die there), then the mark, then the text."""
    smtp.envelope(server, letter)
    if not _move(mail_id, hold, state="handing_over", lease_until=_lease()):
        server.rset()
        return False
    try:
        smtp.text(server, letter)
    except OSError as error:
        if not smtp.answered(error):
            _end(mail_id, hold, state="unsure", error=smtp.told(error))
        raise
    return _end(mail_id, hold, state="sent", sent_at=clock.now(), error=None)


def _send(server: smtplib.SMTP, mail_id: int) -> bool:
    """Send one mail; True when the server took it. Raises OSError when the connection is of no more use."""
    hold = _claim(mail_id)
    if hold is None:
        return False
    try:
        return _hand_over(server, mail_id, hold, _letter(mail_id))
    except UndeliverableError as error:
        _end(mail_id, hold, state="failed", error=str(error)[:500])
    except OSError as error:
        _later(mail_id, hold, error)
        if not smtp.answered(error):
            raise
        server.rset()
    return False


def _put_off(error: OSError) -> None:
    """The server cannot be reached: no mail is to blame, so none loses an attempt."""
    current_app.logger.warning("mail server: %s; tried again in %s", smtp.told(error), BACK_OFF)
    waiting = update(Mail).where(Mail.state == QUEUED, Mail.due_at <= clock.now())
    with unit_of_work():
        db.session.execute(waiting.values(due_at=clock.now() + BACK_OFF, error=smtp.told(error)))


def send_due() -> int:
    """Send the mails that are due over one connection; return how many the server took."""
    release_expired()
    url, sent = current_app.config["SMTP_URL"], 0
    if not url or not _due():
        return 0
    try:
        server = smtp.connect(url, current_app.config["SMTP_TIMEOUT"])
    except OSError as error:
        _put_off(error)
        return 0
    try:
        with server:
            for mail_id in _waiting():
                sent += _send(server, mail_id)
    except OSError as error:
        current_app.logger.warning("mail server: %s; the rest goes in the next round", smtp.told(error))
    return sent

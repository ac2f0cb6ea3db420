"""Mail: written into an outbox in the caller's transaction, handed over by the job process.

A mail is claimed by a conditional UPDATE, marked *handing over* just before its text is sent, and *sent* once
the server has said yes. A process killed before the hand-over loses nothing: the claim runs out and the mail
goes later. Killed during the hand-over, nobody can know whether the server took it; such a mail is *unsure*,
is not sent again by itself, and is shown so that a person decides.
"""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import unquote, urlsplit

from flask import current_app
from sqlalchemy import Index, or_, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.database import Base, UtcDateTime, db, one_of, unit_of_work, word

STATES = ("queued", "claimed", "handing_over", "sent", "unsure", "failed")
LEASE = timedelta(minutes=2)
ATTEMPTS = 6
BACK_OFF = timedelta(minutes=1)
BATCH = 200


class Mail(Base):
    """One message to one address. `purpose` is unique where a mail must exist once only."""

    __tablename__ = "mail"
    __table_args__ = (
        one_of("state", STATES),
        Index(
            "ix_mail_due",
            "due_at",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str | None] = mapped_column(unique=True)
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    attachment: Mapped[bytes | None] = mapped_column(deferred=True)
    attachment_name: Mapped[str | None]
    message_id: Mapped[str] = mapped_column(default=lambda: make_msgid(domain="standwell"))
    state: Mapped[str] = word(default="queued")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str | None]


def one_line(value: str) -> str:
    """Return `value` fit for a mail header: no line breaks, no control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def queue(
    recipient: str,
    subject: str,
    body: str,
    *,
    purpose: str | None = None,
    attachment: bytes | None = None,
    attachment_name: str | None = None,
) -> Mail | None:
    """Put a mail into the outbox; None when one with the same `purpose` is there already."""
    if purpose and db.session.scalar(select(Mail.id).where(Mail.purpose == purpose)):
        return None
    mail = Mail(
        recipient=recipient,
        subject=one_line(subject),
        body=body,
        purpose=purpose,
        attachment=attachment,
        attachment_name=attachment_name,
    )
    db.session.add(mail)
    return mail


def _message(mail: Mail) -> EmailMessage:
    message = EmailMessage()
    message["From"] = current_app.config["MAIL_FROM"]
    message["To"] = Address(addr_spec=mail.recipient)
    message["Subject"] = mail.subject
    message["Message-ID"] = mail.message_id
    message["Date"] = format_datetime(clock.now())
    message.set_content(mail.body)
    if mail.attachment is not None:
        message.add_attachment(
            mail.attachment,
            maintype="application",
            subtype="pdf",
            filename=mail.attachment_name or "report.pdf",
        )
    return message


@contextmanager
def connection(url: str) -> Iterator[smtplib.SMTP]:
    """Open the SMTP server behind an smtp:// or smtps:// URL, signed in where the URL says so."""
    parts = urlsplit(url)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    with kind(parts.hostname or "localhost", parts.port or 0, timeout=30) as server:
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls()
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        yield server


def _move(mail_id: int, before: str, **values: object) -> bool:
    """Change one mail from a state, in a transaction of its own; False when somebody else has moved it."""
    with unit_of_work():
        done = update(Mail).where(Mail.id == mail_id, Mail.state == before).values(**values)
        return db.session.connection().execute(done).rowcount == 1


def release_expired() -> None:
    """Give back claims of killed processes; what they were handing over becomes unsure."""
    expired = Mail.lease_until < clock.now()
    with unit_of_work():
        db.session.execute(
            update(Mail).where(Mail.state == "claimed", expired).values(state="queued", lease_until=None)
        )
        db.session.execute(update(Mail).where(Mail.state == "handing_over", expired).values(state="unsure"))


def _due() -> list[int]:
    waiting = select(Mail.id).where(Mail.state == "queued", Mail.due_at <= clock.now())
    ids = list(db.session.scalars(waiting.order_by(Mail.due_at, Mail.id).limit(BATCH)))
    db.session.rollback()
    return ids


def _fail(mail: Mail, error: Exception) -> None:
    """Queue again with back-off, give up, or call it unsure: the text was under way, no answer came."""
    answered = isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)
    if mail.state == "handing_over" and not answered:
        _move(mail.id, mail.state, state="unsure", error=str(error)[:500])
        return
    final = _permanent(error) or mail.attempts >= ATTEMPTS
    due_at = clock.now() + BACK_OFF * 2 ** min(mail.attempts, 10)
    _move(mail.id, mail.state, state="failed" if final else "queued", due_at=due_at, error=str(error)[:500])


def _permanent(error: Exception) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and 500 <= error.smtp_code < 600


def _hand_over(server: smtplib.SMTP, mail: Mail) -> None:
    """Envelope first (nothing is lost if we die there), then the mark, then the text."""
    message = _message(mail)
    code, answer = server.mail(message["From"].addresses[0].addr_spec)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, answer, str(message["From"]))
    code, answer = server.rcpt(mail.recipient)
    if code not in (250, 251):
        raise smtplib.SMTPRecipientsRefused({mail.recipient: (code, answer)})
    if not _move(mail.id, "claimed", state="handing_over"):
        server.rset()
        return
    code, answer = server.data(message.as_bytes())
    if code != 250:
        raise smtplib.SMTPDataError(code, answer)
    _move(mail.id, "handing_over", state="sent", sent_at=clock.now(), error=None, lease_until=None)


def _send(server: smtplib.SMTP, mail_id: int) -> bool:
    """Send one mail; True when the server took it."""
    lease = clock.now() + LEASE
    if not _move(mail_id, "queued", state="claimed", lease_until=lease, attempts=Mail.attempts + 1):
        return False
    mail = db.session.get_one(Mail, mail_id)
    try:
        _hand_over(server, mail)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        db.session.rollback()
        _fail(db.session.get_one(Mail, mail_id, populate_existing=True), error)
        if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException):
            raise
        if isinstance(error, smtplib.SMTPServerDisconnected):
            raise
        server.rset()
        return False
    return True


def send_due() -> int:
    """Send every mail that is due over one connection; return how many the server took."""
    url = current_app.config["SMTP_URL"]
    release_expired()
    ids = _due()
    if not url or not ids:
        return 0
    try:
        with connection(url) as server:
            return sum(_send(server, mail_id) for mail_id in ids)
    except (smtplib.SMTPException, OSError) as error:
        current_app.logger.warning("mail server: %s; the rest is tried again in a minute", error)
        return 0


def send_again(mail_id: int) -> bool:
    """Queue an unsure or failed mail once more; False when it is in no such state."""
    again = update(Mail).where(Mail.id == mail_id, or_(Mail.state == "unsure", Mail.state == "failed"))
    done = db.session.connection().execute(
        again.values(state="queued", due_at=clock.now(), attempts=0, error=None)
    )
    return done.rowcount == 1

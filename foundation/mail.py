"""Mail: written into an outbox in the caller's transaction, handed over by foundation/delivery.py.

`sent`: the server said yes. `failed`: it said no for good, or too often. `unsure`: nobody can know whether
the server took it; it is not sent again by itself, and is shown so that a person decides.
"""

from datetime import datetime
from email.utils import make_msgid

from sqlalchemy import Index, false, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.database import Base, UtcDateTime, db, one_of, word
from foundation.letter import one_line

STATES = ("queued", "claimed", "handing_over", "sent", "unsure", "failed")


class Mail(Base):
    """One message to one address. `purpose` is unique where a mail must exist once only.

    `unsubscribe` is where a mail program posts that no more of the kind is wanted (RFC 8058).
    `thread` are the Message-IDs of the mails it follows, the oldest first (RFC 5322, References).
    `dressed`: with the house's logo, in HTML beside the text (foundation/dressing.py).
    `claim` names the hold of the process that is sending it; one that has lost its hold changes nothing.
    """

    __tablename__ = "mail"
    __table_args__ = (
        one_of("state", STATES),
        Index("ix_mail_state", "state", "id"),
        Index(
            "ix_mail_due",
            "due_at",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
        Index(
            "ix_mail_lease",
            "lease_until",
            sqlite_where=text("lease_until IS NOT NULL"),
            postgresql_where=text("lease_until IS NOT NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str | None] = mapped_column(unique=True)
    recipient: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    body: Mapped[str]
    unsubscribe: Mapped[str | None]
    thread: Mapped[str | None]
    dressed: Mapped[bool] = mapped_column(default=False, server_default=false())
    attachment: Mapped[bytes | None] = mapped_column(deferred=True)
    attachment_name: Mapped[str | None]
    message_id: Mapped[str] = mapped_column(index=True, default=lambda: make_msgid(domain="standwell"))
    state: Mapped[str] = word(default="queued")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    claim: Mapped[str | None]
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str | None]


def queue(
    recipient: str,
    subject: str,
    body: str,
    *,
    purpose: str | None = None,
    attachment: bytes | None = None,
    attachment_name: str | None = None,
    thread: str | None = None,
    dressed: bool = False,
) -> Mail | None:
    """Put a mail into the outbox; None when one with the same `purpose` is there already."""
    mail = Mail(
        recipient=one_line(recipient),
        subject=one_line(subject),
        body=body,
        purpose=purpose,
        attachment=attachment,
        attachment_name=attachment_name,
        thread=thread,
        dressed=dressed,
    )
    if not purpose:
        db.session.add(mail)
        return mail
    return _only_one(mail, purpose)


def _only_one(mail: Mail, purpose: str) -> Mail | None:
    """Add the mail unless its purpose is served, also by somebody who is just doing the same."""
    if db.session.scalar(select(Mail.id).where(Mail.purpose == purpose)):
        return None
    db.session.flush()
    try:
        with db.session.begin_nested():
            db.session.add(mail)
    except IntegrityError:
        return None
    return mail


def send_again(mail_id: int) -> bool:
    """Queue an unsure or failed mail once more; False when it is in no such state."""
    again = update(Mail).where(Mail.id == mail_id, Mail.state.in_(("unsure", "failed")))
    done = db.session.connection().execute(
        again.values(state="queued", claim=None, due_at=clock.now(), attempts=0, error=None)
    )
    return done.rowcount == 1

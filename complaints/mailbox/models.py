"""Mail that came in, its files, and how far the mailbox was read."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from complaints.models import Complaint
from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, one_of, word
from staff.models import Person


class MailState(StrEnum):
    """What became of a mail."""

    WAITING = "waiting"
    COMPLAINT = "complaint"
    REPLY = "reply"
    NOTE = "note"
    NOT_OURS = "not_ours"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"


class Doubt(StrEnum):
    """Why somebody has to decide, or why a mail is not to be trusted."""

    UNKNOWN_SENDER = "unknown_sender"
    SEVERAL_COMPANIES = "several_companies"
    NO_EDITION = "no_edition"
    FORGED = "forged"
    CLOSED = "closed"
    OTHER_SENDER = "other_sender"
    MANY = "many"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    LOOP = "loop"


class IncomingMail(Base):
    """One mail. `key` is the digest of what it says, so that no copy of it is taken up twice.

    Its sender is whoever it claims to be: nobody has verified that.
    """

    __tablename__ = "incoming_mail"
    __table_args__ = (
        one_of("state", MailState),
        one_of("doubt", Doubt),
        Index("ix_incoming_mail_state", "state", "arrived_at", "id"),
        Index("ix_incoming_mail_sender", "sender", "arrived_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    message_id: Mapped[str | None] = mapped_column(index=True)
    thread: Mapped[str | None]
    arrived_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    sender: Mapped[str]
    sender_name: Mapped[str | None]
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str | None]
    pictures: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = word(default=MailState.WAITING)
    doubt: Mapped[str | None] = word()
    exhibitor_id: Mapped[int | None] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True
    )
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    complaint_id: Mapped[int | None] = mapped_column(
        ForeignKey("complaint.id", ondelete="SET NULL"), index=True
    )
    decided_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    exhibitor: Mapped[Exhibitor | None] = relationship()
    contact: Mapped[Contact | None] = relationship()
    complaint: Mapped[Complaint | None] = relationship()
    decided_by: Mapped[Person | None] = relationship()
    files: Mapped[list["IncomingFile"]] = relationship(
        back_populates="mail", cascade="all, delete-orphan", order_by="IncomingFile.id"
    )


class IncomingFile(Base):
    """A file of a mail. `content` is empty where the file was left out: too large, or of a kind not kept."""

    __tablename__ = "incoming_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    mail_id: Mapped[int] = mapped_column(ForeignKey("incoming_mail.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    media_type: Mapped[str | None]
    size: Mapped[int]
    content: Mapped[bytes | None] = mapped_column(deferred=True)
    mail: Mapped[IncomingMail] = relationship(back_populates="files")


class MailboxPosition(Base):
    """How far a mailbox was read, and since when it cannot be."""

    __tablename__ = "mailbox_position"
    mailbox: Mapped[str] = mapped_column(primary_key=True)
    validity: Mapped[int] = mapped_column(BigInteger, default=0)
    last_uid: Mapped[int] = mapped_column(BigInteger, default=0)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failing_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str | None]

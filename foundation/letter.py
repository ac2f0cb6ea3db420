"""The text of a mail, fit for any server: seven-bit, CRLF, headers that nothing can be smuggled into."""

from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from foundation.dressing import Dress

SAFE_ANYWHERE = SMTP.clone(cte_type="7bit")
MOST_FOLLOWED = 20


class UndeliverableError(ValueError):
    """No server could take this mail; trying again would not help."""


@dataclass(frozen=True)
class Attachment:
    """A PDF that goes with a mail."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    """One message as it goes over the wire: the envelope's two addresses and the text."""

    sender: str
    recipient: str
    text: bytes


def one_line(value: str) -> str:
    """Return `value` fit for a mail header: no line breaks, no control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def address(value: str) -> Address:
    """Return a mail address in ASCII (the domain in IDNA), or raise UndeliverableError."""
    name, at, domain = value.strip().rpartition("@")
    try:
        parsed = Address(addr_spec=f"{name}{at}{domain.encode('idna').decode()}")
    except (ValueError, MessageError, IndexError) as error:
        raise UndeliverableError(f"{value!r} is no mail address") from error
    if not parsed.username or not parsed.domain or not parsed.addr_spec.isascii():
        raise UndeliverableError(f"{value!r} is no address that every mail server takes")
    return parsed


def _dress(message: EmailMessage, dress: Dress) -> None:
    message.add_alternative(dress.html, subtype="html")
    beside = message.get_body(("html",))
    assert isinstance(beside, EmailMessage)
    beside.add_related(dress.logo, "image", "png", cid="<logo>", disposition="inline")


def write(
    sender: str,
    recipient: str,
    subject: str,
    body: str,
    *,
    message_id: str,
    date: datetime,
    attachment: Attachment | None = None,
    unsubscribe: str | None = None,
    thread: str | None = None,
    dress: Dress | None = None,
) -> Letter:
    """Return the letter, or raise UndeliverableError for an address or header that cannot be.

    `unsubscribe` is an address that takes RFC 8058's POST; `thread` are the Message-IDs of the mails
    that this one follows, the oldest first.
    """
    message, to = EmailMessage(policy=SAFE_ANYWHERE), address(recipient)
    try:
        message["From"] = sender
        message["To"] = to
        message["Subject"] = one_line(subject)
        message["Message-ID"] = message_id
        message["Date"] = format_datetime(date)
        message["Auto-Submitted"] = "auto-generated"
        if followed := (thread or "").split()[-MOST_FOLLOWED:]:
            message["In-Reply-To"], message["References"] = followed[-1], " ".join(followed)
        if unsubscribe:
            message["List-Unsubscribe"] = f"<{one_line(unsubscribe)}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(body)
        if dress:
            _dress(message, dress)
        if attachment:
            message.add_attachment(
                attachment.content, maintype="application", subtype="pdf", filename=one_line(attachment.name)
            )
        return Letter(message["From"].addresses[0].addr_spec, to.addr_spec, message.as_bytes())
    except (ValueError, MessageError, IndexError) as error:
        raise UndeliverableError(f"this mail cannot be written: {error}") from error

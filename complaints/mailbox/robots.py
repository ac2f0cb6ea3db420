"""Mail that no person wrote: auto-replies and lists (RFC 3834), returned mail (RFC 3464). Plain values."""

import re
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum

from complaints.mailbox.reading import header

_POST_OFFICE = re.compile(r"^(mailer-daemon|postmaster|mail-daemon)@", re.IGNORECASE)
_NO_REPLY = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "List-Id", "List-Unsubscribe")
_BULK = ("bulk", "junk", "list", "auto_reply")


class Writer(StrEnum):
    """Who wrote it."""

    PERSON = "person"
    ROBOT = "robot"
    POST_OFFICE = "post_office"


@dataclass(frozen=True)
class Returned:
    """A mail of ours that came back for good: which one, for whom, and why."""

    message_id: str
    recipient: str
    reason: str


def writer(message: Message) -> Writer:
    """Return who wrote a mail, by its headers."""
    if message.get_content_type() == "multipart/report" or _POST_OFFICE.match(_bare(header(message, "From"))):
        return Writer.POST_OFFICE
    if header(message, "Return-Path") == "<>":
        return Writer.ROBOT
    submitted = header(message, "Auto-Submitted").partition(";")[0].strip().lower()
    if submitted not in ("", "no") or header(message, "Precedence").lower() in _BULK:
        return Writer.ROBOT
    return Writer.ROBOT if any(header(message, name) for name in _NO_REPLY) else Writer.PERSON


def _bare(sender: str) -> str:
    return sender.rpartition("<")[2].rstrip(">").strip()


def forged(message: Message) -> bool:
    """Return whether our own mail server found the sender forged (the topmost Authentication-Results).

    Only a failure is believed: a pass could have been written by the sender where our server writes none.
    """
    found = dict(re.findall(r"\b(dmarc|spf|dkim)=(\w+)", header(message, "Authentication-Results").lower()))
    if "dmarc" in found:
        return found["dmarc"] == "fail"
    return found.get("spf") == "fail" and found.get("dkim") != "pass"


def returned(message: Message) -> Returned | None:
    """Return which mail came back for good; None for a delay, or where the report does not say."""
    status: dict[str, str] = {}
    original = ""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for block in _blocks(part):
                status |= {name.lower(): one for name in block if (one := header(block, name))}
        elif part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            original = original or _original(part)
    recipient = status.get("final-recipient", "").partition(";")[2].strip().lower()
    if not original or not recipient or not status.get("status", "").startswith("5"):
        return None
    return Returned(original, recipient, status.get("diagnostic-code", status["status"])[:500])


def _blocks(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _original(part: Message) -> str:
    blocks = _blocks(part)
    if blocks:
        return header(blocks[0], "Message-ID")
    found = re.search(r"^Message-ID:\s*(<[^<>\s]+>)", str(part.get_payload()), re.IGNORECASE | re.MULTILINE)
    return found[1] if found else ""

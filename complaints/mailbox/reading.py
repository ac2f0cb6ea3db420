"""One mail as plain values, however broken it is: what it says, who it claims to be from, what it answers."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from hashlib import sha256

from charset_normalizer import from_bytes

from complaints.mailbox import bounds, cleaning
from foundation.letter import one_line

LONGEST_TEXT = 200_000
MOST_PARTS = 200
MOST_THREAD = 50
BROKEN = (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError)
"""What taking a mail apart raises that nobody's program wrote."""
_MESSAGE_ID = re.compile(r"<[^<>\s]{3,250}>")


@dataclass(frozen=True)
class File:
    """A file as it was sent, under the name that it was sent with."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a mail says. `thread` are the Message-IDs it refers to, the nearest first."""

    key: str
    message_id: str | None = None
    thread: tuple[str, ...] = ()
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    text: str = ""
    html: str | None = None
    pictures: int = 0
    files: tuple[File, ...] = ()
    readable: bool = True


def storable(text: str) -> str:
    """Return a text without what no database stores: lone surrogates, NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def header(message: Message, name: str) -> str:
    """Return a header in one line, also where it cannot be parsed; nothing where there is none."""
    try:
        value = message[name]
    except BROKEN:
        value = dict(message.raw_items()).get(name)  # pyright: ignore[reportAttributeAccessIssue]
    return one_line(storable(str(value)))[:2000] if value else ""


def head_of(raw: bytes) -> Message:
    """Return the headers alone."""
    return BytesHeaderParser(policy=bounds.PlainHeads()).parsebytes(raw)


def parsed(raw: bytes) -> Message:
    """Return the message; its defects are tolerated, more parts than anybody sends are not."""
    return email.message_from_bytes(raw, policy=bounds.policy())


def _key(raw: bytes, head: Message) -> str:
    body = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[-1]
    named = "\n".join(header(head, name) for name in ("From", "Date", "Subject", "Message-ID"))
    return sha256(named.encode() + b"\n" + body).hexdigest()


def _sender(message: Message) -> tuple[str, str]:
    """Return name and address; none where it claims to come from several at once, or cannot be read."""
    try:
        named = getaddresses([header(message, "From")])
    except RecursionError:
        return "", ""
    found = [(name, address) for name, address in named if "@" in address]
    return (found[0][0][:200], found[0][1].lower()[:254]) if len(found) == 1 else ("", "")


def _thread(message: Message) -> tuple[str, ...]:
    nearest = _MESSAGE_ID.findall(header(message, "In-Reply-To"))
    others = reversed(_MESSAGE_ID.findall(header(message, "References")))
    return tuple(dict.fromkeys([*nearest, *others]))[:MOST_THREAD]


def _parts(message: Message, left: int = MOST_PARTS) -> Iterator[Message]:
    """Yield the parts that hold something; what is inside a forwarded message stays inside."""
    waiting = [message]
    while waiting and left:
        part, left = waiting.pop(0), left - 1
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting = [*part.get_payload(), *waiting]  # pyright: ignore[reportGeneralTypeIssues, reportAssignmentType]
        else:
            yield part


def decoded(content: bytes, charset: str | None) -> str:
    """Return the text of bytes whose stated character set may be wrong or made up."""
    for name in filter(None, (charset, "utf-8")):
        try:
            return content.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    guess = from_bytes(content[:100_000], cp_isolation=["gb18030", "cp1252", "big5", "shift_jis"]).best()
    return content.decode(guess.encoding if guess else "cp1252", "replace")


def _content(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _file_name(part: Message) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return "file"


def _file(part: Message) -> File | None:
    name = _file_name(part)
    kind = part.get_content_type()
    if part.get_content_maintype() == "message":
        return File(storable(name or "message.eml"), part.as_bytes())
    if name or part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
        return File(storable(name or f"file.{kind.rpartition('/')[2]}"), _content(part))
    return None


def _said(message: Message) -> dict[str, object]:
    texts: dict[str, list[str]] = {"plain": [], "html": []}
    files: list[File] = []
    for part in _parts(message):
        file = _file(part)
        if file:
            files.append(file)
        elif (kind := part.get_content_subtype()) in texts:
            texts[kind].append(decoded(_content(part), part.get_content_charset()))
    source = storable("\n".join(texts["html"]))
    text = storable("\n".join(texts["plain"])).strip() or cleaning.as_text(source)
    return {
        "text": text.replace("\r\n", "\n")[:LONGEST_TEXT],
        "html": cleaning.harmless(source) if source else None,
        "pictures": cleaning.remote_pictures(source),
        "files": tuple(file for file in files if file.content),
    }


def read(raw: bytes) -> Read:
    """Return what a mail says; of one that cannot be taken apart only the headers (`readable` is False)."""
    head = head_of(raw)
    named = {"key": _key(raw, head)}
    try:
        message = parsed(raw)
        return Read(**named, **_headers(message), **_said(message))  # pyright: ignore[reportArgumentType]
    except BROKEN:
        return Read(**named, **_headers(head), readable=False)  # pyright: ignore[reportArgumentType]


def _headers(message: Message) -> dict[str, object]:
    name, address = _sender(message)
    ids = _MESSAGE_ID.findall(header(message, "Message-ID"))
    return {
        "message_id": ids[0] if ids else None,
        "thread": _thread(message),
        "sender": address,
        "sender_name": name,
        "subject": header(message, "Subject")[:500],
    }


def first_words(text: str) -> str:
    """Return what was written above a quoted earlier mail, the whole where nothing stands above it."""
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines) if line.startswith(">")), len(lines))
    while end and (not lines[end - 1].strip() or lines[end - 1].rstrip().endswith((":", "："))):
        end -= 1
    return "\n".join(lines[:end]).strip() or text

"""A mailbox behind IMAP_URL, only ever read: nothing in it is marked, moved or deleted."""

import imaplib
import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import SplitResult, unquote, urlsplit

from foundation.smtp import LOCAL

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class MailboxError(Exception):
    """The mailbox cannot be read now; the text says what the server or the network said."""


@dataclass(frozen=True)
class Fetched:
    """One message: its bytes, or only its headers where it is too large (`whole` is False then)."""

    raw: bytes
    arrived: datetime
    whole: bool


@dataclass(frozen=True)
class Folder:
    """An opened folder. `validity` is its UIDVALIDITY: while it stays, a number means the same message."""

    server: imaplib.IMAP4
    validity: int

    def numbers(self, after: int, since: date) -> list[int]:
        """Return the UIDs above `after`, or all that arrived since a day where nothing was read before."""
        day = f"{since.day:02}-{MONTHS[since.month - 1]}-{since.year}"
        asked = ("UID", f"{after + 1}:*") if after else ("SINCE", day)
        _said, data = self.server.uid("SEARCH", *asked)
        found = (int(number) for line in data if line for number in line.split())
        return sorted(number for number in found if number > after)

    def fetch(self, uid: int, largest: int) -> Fetched | None:
        """Return a message, None when it has gone meanwhile."""
        _said, facts = self.server.uid("FETCH", str(uid), "(RFC822.SIZE INTERNALDATE)")
        line = next((part for part in facts if isinstance(part, bytes)), b"")
        size = _SIZE.search(line)
        if size is None:
            return None
        whole = int(size[1]) <= largest
        what = "BODY.PEEK[]" if whole else "BODY.PEEK[HEADER]"
        _said, parts = self.server.uid("FETCH", str(uid), f"({what})")
        raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
        return Fetched(raw, _arrived(line), whole) if raw is not None else None


def _arrived(line: bytes) -> datetime:
    local = imaplib.Internaldate2tuple(line)
    return datetime.fromtimestamp(time.mktime(local) if local else time.time(), UTC)


def _connect(parts: SplitResult, timeout: float) -> imaplib.IMAP4:
    host = parts.hostname or "localhost"
    if parts.scheme == "imaps":
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(host, parts.port or 993, ssl_context=context, timeout=timeout)
    return imaplib.IMAP4(host, parts.port or 143, timeout=timeout)


def _sign_in(server: imaplib.IMAP4, parts: SplitResult) -> None:
    """A password goes to a server whose name is proven, encrypted; or stays on this machine."""
    if parts.scheme == "imap" and parts.hostname not in LOCAL:
        if "STARTTLS" not in server.capabilities:
            raise MailboxError("no encryption offered; the password was not sent")
        server.starttls(ssl.create_default_context())
    server.login(unquote(parts.username or ""), unquote(parts.password or ""))


def _open(server: imaplib.IMAP4, name: str) -> Folder:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    said, data = server.select(f'"{quoted}"', readonly=True)
    validity = server.response("UIDVALIDITY")[1][0]
    if said != "OK" or validity is None:
        raise MailboxError(
            f"folder {name}: {b' '.join(part for part in data if part).decode(errors='replace')}"
        )
    return Folder(server, int(validity))


@contextmanager
def opened(url: str, timeout: float) -> Iterator[Folder]:
    """Open the folder of an imap:// or imaps:// URL (INBOX where it names none), or raise MailboxError."""
    parts, server = urlsplit(url), None
    try:
        server = _connect(parts, timeout)
        _sign_in(server, parts)
        yield _open(server, folder_of(url))
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxError(_told(error)) from error
    finally:
        if server is not None:
            _leave(server)


def _told(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    return said.decode(errors="replace") if isinstance(said, bytes) else str(error) or type(error).__name__


def _leave(server: imaplib.IMAP4) -> None:
    try:
        server.logout()
    except (imaplib.IMAP4.error, OSError):
        server.shutdown()


def folder_of(url: str) -> str:
    """Return the folder that a URL names."""
    return unquote(urlsplit(url).path.strip("/")) or "INBOX"


def label(url: str) -> str:
    """Return what tells one mailbox from another, without the password."""
    parts = urlsplit(url)
    return f"{unquote(parts.username or '')}@{parts.hostname}/{folder_of(url)}"

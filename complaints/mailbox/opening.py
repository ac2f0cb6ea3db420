"""One mail opened: all that can be known of it without the database, before anybody waits for us."""

from dataclasses import dataclass

from complaints.mailbox import reading, robots
from complaints.mailbox.reading import Read
from complaints.mailbox.robots import Returned, Writer


@dataclass(frozen=True)
class Opened:
    """What it says, who wrote it, whether our server found it forged, and which mail of ours came back."""

    read: Read
    writer: str
    forged: bool
    back: Returned | None = None


def opened(raw: bytes) -> Opened:
    """Take a mail apart, however broken it is."""
    head = reading.head_of(raw)
    writer = robots.writer(head)
    back = _came_back(raw) if writer == Writer.POST_OFFICE else None
    return Opened(reading.read(raw), writer, robots.forged(head), back)


def _came_back(raw: bytes) -> Returned | None:
    try:
        return robots.returned(reading.parsed(raw))
    except reading.BROKEN:
        return None

"""Days written as an iCalendar file (RFC 5545): all-day events, escaped, folded, with CRLF line ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

WIDTH = 75
"""Octets of a line without its line end (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class Event:
    """One whole day; `uid` stays the same for as long as the event is the same."""

    uid: str
    day: date
    summary: str
    description: str = ""
    url: str = ""


def escaped(text: str) -> str:
    """Return text as a TEXT value (RFC 5545, 3.3.11); other control characters are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    lines = lines.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(c for c in lines if c >= " " and c != "\x7f")


def folded(line: str) -> str:
    """Return a content line broken after at most 75 octets, never inside a character."""
    parts, part, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > WIDTH:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + octets
    return "\r\n".join([*parts, part])


def _event(event: Event, stamp: str) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escaped(event.uid)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(event.summary)}",
        "TRANSP:TRANSPARENT",
    ]
    if event.description:
        lines.append(f"DESCRIPTION:{escaped(event.description)}")
    if event.url:
        lines.append(f"URL:{event.url}")
    return [*lines, "END:VEVENT"]


def calendar(name: str, events: Iterable[Event], at: datetime) -> str:
    """Return the calendar called `name`, as written at `at`."""
    stamp = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Standwell//Service plans//EN", "METHOD:PUBLISH"]
    head += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
    lines = [*head, *(line for event in events for line in _event(event, stamp)), "END:VCALENDAR"]
    return "".join(folded(line) + "\r\n" for line in lines)

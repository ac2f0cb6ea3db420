"""The one clock: instants are UTC and aware; a day belongs to a time zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Return this instant, aware, in UTC, to the microsecond."""
    return datetime.now(UTC)


def today(zone: str = "UTC") -> date:
    """Return the calendar day it is now in the IANA time zone `zone`."""
    return now().astimezone(ZoneInfo(zone)).date()


def instant(stamp: str) -> datetime | None:
    """Return the instant that an ISO 8601 text tells, None where it tells none or no time zone."""
    try:
        at = datetime.fromisoformat(stamp)
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None

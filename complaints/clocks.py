"""The deadlines of a complaint at an edition: business hours at its place, round the clock on show days."""

from datetime import datetime
from zoneinfo import ZoneInfo

from complaints.deadlines import due_at
from complaints.targets import target_for
from complaints.working_time import Calendar
from events.models import Edition


def calendar(edition: Edition) -> Calendar:
    """Return when we work for an edition."""
    return Calendar(zone=edition.time_zone, show_starts=edition.starts_on, show_ends=edition.ends_on)


def deadlines(
    edition: Edition, severity: str, relationship_class: str | None, received: datetime
) -> tuple[datetime, datetime]:
    """Return until when a complaint is to be acknowledged, and until when answered (UTC)."""
    target, working = target_for(severity, relationship_class), calendar(edition)
    acknowledge = due_at(received, target.acknowledge_hours, working)
    answer = due_at(received, target.answer_hours, working)
    assert acknowledge is not None, "nothing pauses this clock"
    assert answer is not None, "nothing pauses this clock"
    return acknowledge, answer


def local_year(edition: Edition, moment: datetime) -> int:
    """Return the calendar year of an instant at the edition's place."""
    return moment.astimezone(ZoneInfo(edition.time_zone)).year

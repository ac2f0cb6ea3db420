"""The deadlines of a complaint at an edition: business hours at its place, round the clock on show days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from complaints import policies
from complaints.deadlines import Pause, due_at
from complaints.policy import Policy
from complaints.targets import target_for
from complaints.working_time import Calendar
from events.models import Edition


def calendar(edition: Edition, policy: Policy) -> Calendar:
    """Return when we work for an edition."""
    return Calendar(
        zone=edition.time_zone,
        opens=policy.opens,
        closes=policy.closes,
        weekdays=policy.weekdays,
        holidays=policies.holidays(edition),
        show_starts=edition.starts_on,
        show_ends=edition.ends_on,
    )


@dataclass(frozen=True)
class Clock:
    """The rules in force at an edition, read once for however many complaints."""

    policy: Policy
    working: Calendar

    @classmethod
    def of(cls, edition: Edition) -> "Clock":
        """Return the clock of an edition by today's rules."""
        policy = policies.in_force()
        return cls(policy, calendar(edition, policy))

    def deadlines(
        self, severity: str, relationship_class: str | None, received: datetime, pauses: Sequence[Pause] = ()
    ) -> tuple[datetime, datetime]:
        """Return until when a complaint is to be acknowledged, and until when answered (UTC).

        `pauses` are those that are over.
        """
        target = target_for(severity, relationship_class, self.policy.targets)
        acknowledge = due_at(received, target.acknowledge_hours, self.working)
        answer = due_at(received, target.answer_hours, self.working, pauses)
        assert acknowledge is not None, "nothing pauses this clock"
        assert answer is not None, "every pause is over"
        return acknowledge, answer


def local_year(edition: Edition, moment: datetime) -> int:
    """Return the calendar year of an instant at the edition's place."""
    return moment.astimezone(ZoneInfo(edition.time_zone)).year

"""A play on the last year: how often it would have fired, for whom, and how much its limits hold back."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from classification.assessing import today
from classification.plays import occasions
from classification.plays.limits import Occasion, played
from classification.plays.models import Play
from classification.plays.sighting import READ
from classification.plays.sweeping import limits_of
from foundation.database import db
from staff.models import Person

YEAR = timedelta(days=365)
SHOWN = 20


@dataclass(frozen=True)
class DryRun:
    """Firings of the last year by month (first day), class and owner, the latest ones, and what was held."""

    first: date
    last: date
    happened: int
    fired: list[tuple[date, Occasion]]
    held: int
    owners: dict[int, str]

    @property
    def by_month(self) -> list[tuple[date, int]]:
        """Return how many firings each month had, the oldest first, months without any included."""
        counts = Counter(day.replace(day=1) for day, _ in self.fired)
        month, months = self.first.replace(day=1), []
        while month <= self.last:
            months.append((month, counts[month]))
            month = (month + timedelta(days=31)).replace(day=1)
        return months

    @property
    def by_class(self) -> list[tuple[str | None, int]]:
        """Return firings by today's class, the most first."""
        return Counter(one.relationship_class for _, one in self.fired).most_common()

    @property
    def by_owner(self) -> list[tuple[str | None, int]]:
        """Return firings by who looks after the exhibitor, the most first; None: nobody."""
        return Counter(self.owners.get(one.owner_id or 0) for _, one in self.fired).most_common()

    @property
    def latest(self) -> list[tuple[date, Occasion]]:
        """Return the last firings, the newest first."""
        return self.fired[::-1][:SHOWN]

    @property
    def exhibitors(self) -> int:
        """Return for how many exhibitors it would have fired."""
        return len({one.exhibitor_id for _, one in self.fired})


def dry_run(play: Play) -> DryRun:
    """Play the last year through; writes nothing. Exhibitors count by their class and owner of today."""
    last = today()
    first = last - YEAR
    found = [
        one for one in READ[play.trigger](occasions.span_of(play, first, last, last)) if one.day >= first
    ]
    fired, held = played(found, limits_of(play), first, last)
    named = select(Person.id, Person.name).where(Person.id.in_({one.owner_id for _, one in fired}))
    owners = {row.id: row.name for row in db.session.execute(named)}
    return DryRun(first, last, len(found), fired, held, owners)

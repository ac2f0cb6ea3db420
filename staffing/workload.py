"""Hours by person and week against what everybody has: a promise's fall into the week of its due day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

WEEK = timedelta(days=7)
MOST_WEEKS = 26
WORKDAYS = 5
TOO_MUCH = 0.05
"""Hours over which a week counts as too full: less is rounding."""


@dataclass(frozen=True)
class Load:
    """Hours that somebody owes on a day (`person` None: nobody does), for which class, by which template."""

    person: int | None
    due_on: date
    hours: float
    relationship_class: str | None = None
    template: int | None = None


@dataclass(frozen=True)
class Changes:
    """What if: by how much the hours of a class or of a template's promises are multiplied."""

    classes: Mapping[str, float] = field(default_factory=dict)
    templates: Mapping[int, float] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Return whether something changes."""
        return any(share != 1.0 for share in [*self.classes.values(), *self.templates.values()])

    def hours(self, load: Load) -> float:
        """Return the hours of a load as they would be."""
        by_class = self.classes.get(load.relationship_class or "", 1.0)
        return load.hours * by_class * self.templates.get(load.template or 0, 1.0)


@dataclass(frozen=True)
class Cell:
    """One person's week: hours owed here, hours owed to other events, hours there are."""

    owed: float = 0.0
    elsewhere: float = 0.0
    capacity: float = 0.0

    @property
    def over(self) -> float:
        """Return the hours that are too many, 0 where they fit."""
        over = self.owed + self.elsewhere - self.capacity
        return over if self.owed and over > TOO_MUCH else 0.0


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks(today: date, last: date) -> list[date]:
    """Return the Mondays from this week to that of the last day, at most half a year."""
    first, end = monday(today), monday(max(today, last))
    return [first + WEEK * number for number in range(min(MOST_WEEKS, (end - first).days // 7 + 1))]


def capacity(weekly_hours: float, start: date, away: Iterable[tuple[date, date]]) -> float:
    """Return a week's hours: the weekly ones less a fifth for each working day of an absence."""
    days = [start + timedelta(days=number) for number in range(WORKDAYS)]
    gone = sum(any(first <= day <= last for first, last in away) for day in days)
    return weekly_hours * (WORKDAYS - gone) / WORKDAYS


def by_week(
    loads: Iterable[Load], shown: Sequence[date], changes: Changes
) -> dict[tuple[int | None, date], float]:
    """Return the hours by person and week; what is late falls into the first week, what is later nowhere."""
    found: dict[tuple[int | None, date], float] = defaultdict(float)
    for load in loads:
        week = max(monday(load.due_on), shown[0])
        if week <= shown[-1]:
            found[load.person, week] += changes.hours(load)
    return dict(found)

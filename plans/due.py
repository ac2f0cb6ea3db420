"""When a promise is due, by the edition's dates, and how that stands on a given day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=7)
GRACE = timedelta(days=7)
BUILD_UP = timedelta(days=2)


class Anchor(StrEnum):
    """The day of an edition that a due day is counted from."""

    BUILD_UP = "build_up"
    START = "start"
    END = "end"
    BREAKDOWN = "breakdown"


class Timing(StrEnum):
    """How an open promise stands on a day."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True)
class Days:
    """The dates of an edition; build-up and breakdown may be unknown."""

    starts_on: date
    ends_on: date
    build_up_on: date | None = None
    breakdown_on: date | None = None


def anchor_day(anchor: str, days: Days) -> date:
    """Return the day behind `anchor`.

    Without a build-up day two days before the show, so that what belongs to it comes before what belongs to
    the show; without a breakdown day the show's last.
    """
    return {
        Anchor.BUILD_UP: days.build_up_on or days.starts_on - BUILD_UP,
        Anchor.START: days.starts_on,
        Anchor.END: days.ends_on,
        Anchor.BREAKDOWN: days.breakdown_on or days.ends_on,
    }[Anchor(anchor)]


def due_day(anchor: str, offset_days: int, days: Days) -> date:
    """Return the day `offset_days` after the anchor, before it when negative."""
    return anchor_day(anchor, days) + timedelta(days=offset_days)


def promised_day(due_on: date, made_on: date, dates: Days) -> date:
    """Return when a promise is due whose plan is made on `made_on`.

    Nobody can have kept a promise before it was made: where its day has passed, it is due `GRACE` later, but
    before the show opens if that is still ahead, and by its last day while it is on.
    """
    if due_on >= made_on:
        return due_on
    ahead = (day for day in (dates.starts_on, dates.ends_on) if day >= made_on)
    return min(made_on + GRACE, next(ahead, date.max))


def timing(due_on: date, today: date) -> Timing:
    """Return how an open promise due on `due_on` stands on `today`; soon is within seven days."""
    if due_on < today:
        return Timing.LATE
    if due_on == today:
        return Timing.TODAY
    return Timing.SOON if due_on <= today + SOON else Timing.LATER

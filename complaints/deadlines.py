"""When a complaint is due: working hours from its receipt, less the time spent waiting for the exhibitor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from complaints.working_time import Calendar, Window

MOST_HOURS = 10_000
SOON = timedelta(hours=4)


class NoWorkingTimeError(ValueError):
    """The calendar has no working time left in which the deadline could fall."""


@dataclass(frozen=True)
class Pause:
    """The clock stands from `start` to `end`; `end` is `None` while it still stands."""

    start: datetime
    end: datetime | None = None


class DeadlineState(StrEnum):
    MET = "met"
    MISSED = "missed"
    PAUSED = "paused"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


def due_at(
    received: datetime, hours: float, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> datetime | None:
    """The UTC instant at which `hours` of working time have passed; `None` while a pause is open before it.

    Raises `ValueError` on a naive time or hours out of range, `NoWorkingTimeError` when no working day is
    left.
    """
    if not 0 <= hours <= MOST_HOURS:
        raise ValueError(f"a deadline has 0 to {MOST_HOURS} hours, not {hours}")
    left, received = timedelta(hours=hours), _utc(received)
    if not left:
        return received
    for start, end in _running(received, calendar, pauses):
        if end - start >= left:
            return start + left
        left -= end - start
    if any(pause.end is None for pause in pauses):
        return None
    raise NoWorkingTimeError("no working day is left in this calendar")


def elapsed(
    received: datetime, until: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> timedelta:
    """The working time that passed between two instants, pauses left out."""
    total, until = timedelta(), _utc(until)
    for start, end in _running(_utc(received), calendar, pauses):
        if start >= until:
            break
        total += min(end, until) - start
    return total


def state(
    due: datetime | None, now: datetime, done: datetime | None = None, soon: timedelta = SOON
) -> DeadlineState:
    """How a deadline stands at `now`; on the very instant it is still met. No `due` is a stopped clock."""
    if due is None:
        return DeadlineState.PAUSED if done is None else DeadlineState.MET
    if done is not None:
        return DeadlineState.MET if done <= due else DeadlineState.MISSED
    if now > due:
        return DeadlineState.OVERDUE
    return DeadlineState.DUE_SOON if due - now <= soon else DeadlineState.ON_TIME


def _running(since: datetime, calendar: Calendar, pauses: Sequence[Pause]) -> Iterator[Window]:
    """Working time less the pauses, in order; ends where an open pause begins."""
    stands_from = min((_utc(pause.start) for pause in pauses if pause.end is None), default=None)
    closed = sorted((_utc(pause.start), _utc(pause.end)) for pause in pauses if pause.end is not None)
    for start, end in calendar.windows(since):
        if stands_from is not None and start >= stands_from:
            return
        until = end if stands_from is None else min(end, stands_from)
        yield from _without((start, until), closed)


def _without(window: Window, pauses: Sequence[Window]) -> Iterator[Window]:
    """The pieces of a window that no pause covers; `pauses` are sorted by their start and may overlap."""
    start, end = window
    for paused, resumed in pauses:
        if paused >= end:
            break
        if paused > start:
            yield start, paused
        start = max(start, resumed)
    if start < end:
        yield start, end


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a deadline needs a time with its zone")
    return moment.astimezone(UTC)

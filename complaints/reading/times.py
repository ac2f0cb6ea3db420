"""How long it took and how often in time, of a group of complaints. Plain values in, plain values out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Case:
    """What is known of one complaint. Instants are UTC; `recovered` is the exhibitor's own word, 1-5.

    `kept` is what another tool said of its own target, where the complaint came from its log.
    """

    received_at: datetime
    answer_due_at: datetime
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    reopened: int = 0
    recovered: int | None = None
    severity: str = ""
    relationship_class: str | None = None
    owner: str | None = None
    cause: int | None = None
    hall: str | None = None
    kept: bool | None = None


@dataclass(frozen=True)
class Spread:
    """Median and ninetieth percentile of `base` durations, in days."""

    base: int
    median: float
    p90: float


@dataclass(frozen=True)
class Reading:
    """What is told of a group. Shares are None where nothing can be said yet."""

    cases: int
    open: int
    reopened: int
    first: Spread | None
    answer: Spread | None
    close: Spread | None
    judged: int
    in_time: float | None
    recovered: float | None
    asked: int


def quantile(values: Sequence[float], share: float) -> float:
    """Return a quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7)."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def spread(pairs: Iterable[tuple[datetime, datetime | None]], base: int = 1) -> Spread | None:
    """Return the spread of the durations that have ended, None where there are fewer than `base`."""
    days = [(end - begin).total_seconds() / 86_400 for begin, end in pairs if end is not None]
    if len(days) < max(base, 1):
        return None
    return Spread(len(days), quantile(days, 0.5), quantile(days, 0.9))


def _met(case: Case, now: datetime) -> bool | None:
    """Return whether the answer came in time; None while there is time left. Another tool's word counts."""
    if case.kept is not None:
        return case.kept
    if case.answered_at is None and case.closed_at is None and case.answer_due_at >= now:
        return None
    done = case.answered_at or case.closed_at
    return done is not None and done <= case.answer_due_at


def read(cases: Sequence[Case], now: datetime, base: int) -> Reading:
    """Return what is told of the cases; whatever has fewer than `base` of them behind it is hidden.

    The answer counts, not the closing: complaints may close by themselves.
    """
    judged = [met for case in cases if (met := _met(case, now)) is not None]
    words = [case.recovered for case in cases if case.recovered is not None]
    return Reading(
        cases=len(cases),
        open=sum(case.closed_at is None for case in cases),
        reopened=sum(case.reopened > 0 for case in cases),
        first=spread(((case.received_at, case.acknowledged_at) for case in cases), base),
        answer=spread(((case.received_at, case.answered_at) for case in cases), base),
        close=spread(((case.received_at, case.closed_at) for case in cases), base),
        judged=len(judged),
        in_time=sum(judged) / len(judged) if len(judged) >= base else None,
        recovered=sum(words) / len(words) if len(words) >= base else None,
        asked=len(words),
    )


def grouped(
    cases: Sequence[Case], name: Callable[[Case], Any], now: datetime, base: int
) -> list[tuple[Any, Reading]]:
    """Return the reading of every group, the largest first."""
    groups: dict[Any, list[Case]] = {}
    for case in cases:
        groups.setdefault(name(case), []).append(case)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), str(group[0])))
    return [(key, read(own, now, base)) for key, own in ordered]


AGES = ((0, 2), (2, 7), (7, 14), (14, 30), (30, None))
"""Days that an open complaint has waited, from and below."""


def ageing(cases: Iterable[Case], now: datetime) -> list[int]:
    """Return how many open complaints are of each age."""
    days = [(now - case.received_at).total_seconds() / 86_400 for case in cases if case.closed_at is None]
    return [sum(low <= day and (high is None or day < high) for day in days) for low, high in AGES]

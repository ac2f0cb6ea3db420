"""The retention alert: why an exhibitor may be about to leave. It is never a class, and never moves one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Signals:
    """What is known of one exhibitor's mood on one date; `None` is unknown and raises no alarm.

    Satisfaction is 1-5, growth is relative to the edition before (-0.2 is a fifth less), attainment 0-1, and
    `chance_to_return` the chance 0-1 that it still takes part at all (P(alive)). `answered` is `None` while
    the survey is open or was never sent.
    """

    satisfaction: float | None = None
    open_complaints: int = 0
    reopened_complaints: int = 0
    area_growth: float | None = None
    spend_growth: float | None = None
    answered: bool | None = None
    goal_attainment: float | None = None
    chance_to_return: float | None = None


@dataclass(frozen=True)
class Limits:
    """From where on a signal is a cause for alarm."""

    satisfaction: float = 3.0
    growth: float = -0.20
    goal_attainment: float = 0.40


@dataclass(frozen=True)
class Cause:
    """A code that the screens turn into a sentence, with the figures that go into it."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Alert:
    """The causes, the gravest first; never empty."""

    causes: tuple[Cause, ...]
    chance_to_return: float | None


def retention_alert(signals: Signals, limits: Limits = Limits()) -> Alert | None:
    """The alert with its causes in order, or `None` where nothing known gives cause."""
    found = (check(signals, limits) for check in _CHECKS)
    causes = tuple(cause for cause in found if cause is not None)
    return Alert(causes, signals.chance_to_return) if causes else None


def _satisfaction(signals: Signals, limits: Limits) -> Cause | None:
    given = signals.satisfaction
    if given is None or given > limits.satisfaction:
        return None
    return Cause("low_satisfaction", {"satisfaction": given, "limit": limits.satisfaction})


def _complaints(signals: Signals, limits: Limits) -> Cause | None:
    if signals.reopened_complaints > 0:
        return Cause("reopened_complaint", {"count": signals.reopened_complaints})
    if signals.open_complaints > 0:
        return Cause("open_complaint", {"count": signals.open_complaints})
    return None


def _shrinking(signals: Signals, limits: Limits) -> Cause | None:
    falls = {
        code: growth
        for code, growth in (
            ("area_shrinking", signals.area_growth),
            ("spend_shrinking", signals.spend_growth),
        )
        if growth is not None and growth <= limits.growth
    }
    if not falls:
        return None
    code = min(falls, key=falls.__getitem__)
    return Cause(code, {"growth": falls[code], "limit": limits.growth})


def _silence(signals: Signals, limits: Limits) -> Cause | None:
    return Cause("no_reply") if signals.answered is False else None


def _goals(signals: Signals, limits: Limits) -> Cause | None:
    reached = signals.goal_attainment
    if reached is None or reached > limits.goal_attainment:
        return None
    return Cause("goals_missed", {"attainment": reached, "limit": limits.goal_attainment})


_CHECKS: tuple[Callable[[Signals, Limits], Cause | None], ...] = (
    _satisfaction,
    _complaints,
    _shrinking,
    _silence,
    _goals,
)

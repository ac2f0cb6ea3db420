"""Goals reached: 1-7 against expectation (4 as expected), turned into a figure from 0 to 1."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Attainment:
    """An exhibitor's attainment over its goals.

    `value` is 0..1 or `None` without any answered goal of positive weight; `coverage` is the share of all
    goals' weight that was answered.
    """

    value: float | None
    answered: int
    goals: int
    coverage: float


def attainment(answer: int | None) -> float | None:
    """(a - 1) / 6 of one goal's answer; 0.5 is as expected. Raises `ValueError` off the 1-7 scale."""
    if answer is None:
        return None
    if not 1 <= answer <= 7:
        raise ValueError(f"{answer} is not on the scale 1 to 7")
    return (answer - 1) / 6


def exhibitor_attainment(goals: Iterable[tuple[int | None, float]]) -> Attainment:
    """The weight-weighted mean over (answer, weight) pairs. Raises `ValueError` on a negative weight."""
    pairs = [(attainment(answer), weight) for answer, weight in goals]
    if any(weight < 0 for _, weight in pairs):
        raise ValueError("a goal's weight cannot be negative")
    known = [(value, weight) for value, weight in pairs if value is not None]
    total = sum(weight for _, weight in pairs)
    reached = sum(weight for _, weight in known)
    value = sum(value * weight for value, weight in known) / reached if reached > 0 else None
    return Attainment(value, len(known), len(pairs), reached / total if total > 0 else 0.0)

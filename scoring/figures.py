"""Figures as shown on screens and frozen in reports: what JSON can keep."""

from dataclasses import dataclass, field
from datetime import date

TOO_FEW = "below_minimum_base"
NOTHING = "nothing"


@dataclass(frozen=True)
class Part:
    """One part beside the score: 0-100 over `n` cases, or no value and the reason.

    Where cases are held against an expectation, `expected` is how many were; 50 points are as expected.
    """

    value: float | None
    n: int
    reason: str | None = None
    expected: float | None = None

    @property
    def counted(self) -> float | None:
        """How many of the cases came true, where some number was expected."""
        if self.expected is None or self.value is None:
            return None
        return self.expected + self.n * (self.value - 50) / 50


@dataclass(frozen=True)
class Member:
    """One person: the score (see `scoring.formula.Score`), the parts beside it, the composite of them all."""

    person_id: int
    name: str
    team: str | None
    exhibitors: int
    reason: str | None = None
    raw_mean: float | None = None
    adjusted_mean: float | None = None
    score: float | None = None
    low: float | None = None
    high: float | None = None
    reliability: float | None = None
    group: str | None = None
    parts: dict[str, Part] = field(default_factory=dict)
    composite: float | None = None
    used: dict[str, float] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Basis:
    """What everybody's figures were reckoned from and with.

    `effects` are (what, which, points against the average); `as_of` is a day, `editions` names, newest first.
    Until the day `pilot_until` nothing may follow from the figures; None: the pilot is over.
    """

    edition_id: int
    edition: str
    show: str
    editions: tuple[str, ...]
    span: str
    as_of: str
    base: int
    ratings: int
    people: int
    mean: float | None
    k: float | None
    effects: tuple[tuple[str, str, float], ...]
    weights: dict[str, int]
    pilot_until: str | None = None

    @property
    def pilot_ends(self) -> date | None:
        """The day until which nothing may follow from the figures."""
        return date.fromisoformat(self.pilot_until) if self.pilot_until else None


@dataclass(frozen=True)
class Item:
    """One question about a person: its text by language, the mean 0-100, and how many exhibitors answered."""

    code: str
    text: dict[str, str]
    mean: float | None
    n: int


@dataclass(frozen=True)
class Point:
    """The score by one edition alone; `starts_on` is its first day."""

    edition: str
    starts_on: str
    exhibitors: int
    score: float | None
    low: float | None
    high: float | None

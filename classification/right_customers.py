"""What those who stay have in common: shares with lift, and prospects and the lapsed ranked by it.

Plain values. The lift of a trait is the share that stays among those who have it, over the share of all; a
score is the mean lift of the traits that are known, drawn towards 1 where few have the trait.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

TRAITS = ("industry", "country", "package")
DRAWN = 10
"""A trait of so many exhibitors counts half."""
Company = Mapping[str, str | None]


@dataclass(frozen=True)
class Trait:
    """Of `base` exhibitors with this value of a trait `stayed` came again; of all, the share `mean`."""

    name: str
    value: str
    base: int
    stayed: int
    mean: float

    @property
    def share(self) -> float:
        """Return the share (0-1) that came again."""
        return self.stayed / self.base

    @property
    def lift(self) -> float:
        """Return how many times as often as on average they come again."""
        return self.share / self.mean if self.mean else 1.0

    @property
    def drawn(self) -> float:
        """Return the lift drawn towards 1 by the size of the base."""
        weight = self.base / (self.base + DRAWN)
        return 1 + weight * (self.lift - 1)


def profile(companies: Sequence[tuple[Company, bool]], least: int) -> list[Trait]:
    """Return the traits of at least `least` exhibitors, the highest lift first, of (company, stayed)."""
    if not companies:
        return []
    mean = sum(stayed for _, stayed in companies) / len(companies)
    base: Counter[tuple[str, str]] = Counter()
    came_again: Counter[tuple[str, str]] = Counter()
    for company, stayed in companies:
        for key in _traits(company):
            base[key] += 1
            came_again[key] += stayed
    found = [
        Trait(name, value, count, came_again[name, value], mean)
        for (name, value), count in base.items()
        if count >= least
    ]
    return sorted(found, key=lambda trait: (-trait.drawn, trait.name, trait.value))


def score(company: Company, traits: Iterable[Trait]) -> tuple[float, list[Trait]] | None:
    """Return how well a company fits, with the traits that say so; None where none is known."""
    known = set(_traits(company))
    reasons = [trait for trait in traits if (trait.name, trait.value) in known]
    if not reasons:
        return None
    return sum(trait.drawn for trait in reasons) / len(reasons), reasons


def _traits(company: Company) -> list[tuple[str, str]]:
    return [(name, value) for name in TRAITS if (value := company.get(name))]

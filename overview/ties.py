"""How well two people know each other, from when and how they were in touch. Plain values only.

Each contact counts its kind's weight, halved every half year: what was said long ago binds little.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

HALVED_EVERY = timedelta(days=182)
WEIGHTS = {
    "meeting": 2.0,
    "visit": 2.0,
    "call": 1.0,
    "mail": 0.5,
    "note": 0.5,
    "promise": 1.0,
    "complaint": 1.0,
}
OTHER = 0.5
STRONG, FAIR = 4.0, 1.0


class Strength(StrEnum):
    """How strong a tie is."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True)
class Touch:
    """One of ours was in touch with one of theirs (None: with the company), how and when."""

    person: int
    contact: int | None
    kind: str
    at: datetime


@dataclass(frozen=True)
class Tie:
    """What joins two people: how often they were in touch, when last, and how much of it still counts."""

    person: int
    contact: int | None
    times: int
    last: datetime
    weight: float

    @property
    def strength(self) -> Strength:
        """Return the weight as a word."""
        if self.weight >= STRONG:
            return Strength.STRONG
        return Strength.FAIR if self.weight >= FAIR else Strength.WEAK


def _counts(touch: Touch, now: datetime) -> float:
    return WEIGHTS.get(touch.kind, OTHER) * 0.5 ** (max(now - touch.at, timedelta(0)) / HALVED_EVERY)


def ties(touches: Iterable[Touch], now: datetime) -> list[Tie]:
    """Return one tie for each pair that was in touch, the strongest first."""
    pairs: dict[tuple[int, int | None], list[Touch]] = {}
    for touch in touches:
        pairs.setdefault((touch.person, touch.contact), []).append(touch)
    found = [
        Tie(person, contact, len(all_), max(t.at for t in all_), sum(_counts(t, now) for t in all_))
        for (person, contact), all_ in pairs.items()
    ]
    return sorted(found, key=lambda tie: (-tie.weight, tie.person, tie.contact or 0))

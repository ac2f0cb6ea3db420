"""How good a pair of exhibitor and person is, and why: skills first, then who knows whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from events.models import Edition
from goals import coverage
from staffing import gathering
from staffing.gathering import Needing
from staffing.needs import MASTERS, fit, missing

KEEPING = {"little": 0.2, "normal": 0.6, "strongly": 1.5}
"""What it is worth that the owner stays, against a fit of 1."""
FORMER, TALKED, OFTEN = 0.15, 0.15, 3
"""What it is worth that somebody owned it before, and talked with it (fully from three talks on)."""
NEUTRAL = 0.5
"""The fit where nothing is needed."""
LEAST_HOURS = 0.5


@dataclass(frozen=True)
class Pair:
    """One exhibitor and one person: `fit` 0-1 (None: nothing is needed), `value` as the solver weighs it."""

    fit: float | None
    value: float
    why: dict[str, Any]


class Pairing:
    """Everything that pairs at an edition are judged on, read once."""

    def __init__(self, edition: Edition, keep: str = "normal") -> None:
        self.keep = KEEPING[keep]
        self.levels: Mapping[int, Mapping[int, int]] = gathering.levels(coverage.day_of(edition))
        self.talks, self.former = gathering.talks(), gathering.former_owners()
        self.mastered = {
            skill for known in self.levels.values() for skill, level in known.items() if level >= MASTERS
        }

    def value(self, one: Needing, person: int) -> float:
        """Return what the pair is worth, by the hours that the exhibitor gets."""
        fits = fit(one.needs, self.levels.get(person, {}))
        worth = 1 + (NEUTRAL if fits is None else fits) + self._known(one.served.id, person)
        if one.served.owner_id == person:
            worth += self.keep
        return worth * max(one.served.hours, LEAST_HOURS)

    def _known(self, exhibitor: int, person: int) -> float:
        pair = exhibitor, person
        talked = min(1.0, self.talks.get(pair, 0) / OFTEN)
        return FORMER * (pair in self.former) + TALKED * talked

    def pair(self, one: Needing, person: int) -> Pair:
        """Return the pair with its reasons, as plain values to be stored."""
        known = self.levels.get(person, {})
        lacking = missing(one.needs, known)
        open_ = {need.skill for need in lacking}
        why = {
            "met": [need.skill for need in one.needs if need.skill not in open_],
            "missing": [need.skill for need in lacking if need.skill in self.mastered],
            "nobody": [need.skill for need in lacking if need.skill not in self.mastered],
            "owner": one.served.owner_id == person,
            "former": (one.served.id, person) in self.former,
            "talks": self.talks.get((one.served.id, person), 0),
        }
        return Pair(fit(one.needs, known), self.value(one, person), why)

    def of_nobody(self, one: Needing) -> dict[str, Any]:
        """Return the reasons of an exhibitor that nobody has hours for."""
        return {"met": [], "missing": [need.skill for need in one.needs], "nobody": []}

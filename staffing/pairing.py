"""How good a pair of exhibitor and person is, and why: skills first, then who knows whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from events.models import Edition
from goals import coverage
from staffing import gathering
from staffing.gathering import Needing
from staffing.needs import CREDIT, MASTERS, fit, missing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEEPING = {"little": 0.2, "normal": 0.6, "strongly": 1.5}
"""What it is worth that the owner stays, against a fit of 1."""
FORMER, TALKED, OFTEN = 0.15, 0.15, 3
"""What it is worth that somebody owned it before, and talked with it (fully from three talks on)."""
NEUTRAL = 0.5
"""The fit where nothing is needed."""
LEAST_HOURS = 0.5


@dataclass(frozen=True)
class Pair:
    """One exhibitor and one person: `fit` 0-1, None where nothing is needed."""

    fit: float | None
    why: dict[str, Any]


class Pairing:
    """Everything that pairs at an edition are judged on, read once."""

    def __init__(self, edition: Edition, keep: str = "normal") -> None:
        self.keep = KEEPING[keep]
        self.levels: Mapping[int, Mapping[int, int]] = gathering.levels(coverage.day_of(edition))
        self.talks, self.former = gathering.talks(edition), gathering.former_owners(edition)
        self.mastered = {
            skill for known in self.levels.values() for skill, level in known.items() if level >= MASTERS
        }

    def values(self, exhibitors: Sequence[Needing], people: Sequence[int]) -> "NDArray[np.float64]":
        """Return what each exhibitor (row) with each person (column) is worth, by the hours that it gets."""
        import numpy as np

        row = {one.served.id: place for place, one in enumerate(exhibitors)}
        column = {person: place for place, person in enumerate(people)}
        worth = 1 + self._fits(exhibitors, people)
        kept = [(one.served.id, one.served.owner_id, self.keep) for one in exhibitors]
        former = [(*pair, FORMER) for pair in self.former]
        talked = [(*pair, TALKED * min(1.0, talks / OFTEN)) for pair, talks in self.talks.items()]
        for exhibitor, person, more in (*kept, *former, *talked):
            if exhibitor in row and person in column:
                worth[row[exhibitor], column[person]] += more
        hours = [max(one.served.hours, LEAST_HOURS) for one in exhibitors]
        return worth * np.array(hours)[:, None]

    def _fits(self, exhibitors: Sequence[Needing], people: Sequence[int]) -> "NDArray[np.float64]":
        """Return how much of what each exhibitor needs each person meets, NEUTRAL where nothing is needed."""
        import numpy as np

        skills = sorted({need.skill for one in exhibitors for need in one.needs})
        place = {skill: n for n, skill in enumerate(skills)}
        shares = np.zeros((len(exhibitors), len(skills)))
        for n, one in enumerate(exhibitors):
            total = sum(need.points for need in one.needs)
            for need in one.needs:
                shares[n, place[need.skill]] += need.points / total
        known = [self.levels.get(person, {}) for person in people]
        credit = np.array([[CREDIT[levels.get(skill, 1)] for levels in known] for skill in skills])
        fits = shares @ credit.reshape(len(skills), len(people))
        fits[[not one.needs for one in exhibitors]] = NEUTRAL
        return fits

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
        return Pair(fit(one.needs, known), why)

    def of_nobody(self, one: Needing) -> dict[str, Any]:
        """Return the reasons of an exhibitor that nobody has hours for."""
        return {"met": [], "missing": [need.skill for need in one.needs], "nobody": []}

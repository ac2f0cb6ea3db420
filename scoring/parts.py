"""The parts beside the score, by person: complaints in time, recovery, promises in time, training done."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from complaints.ratings import by_owner
from plans.ratings import kept_by_owner
from scoring.figures import NOTHING, TOO_FEW, Part
from scoring.gathering import points
from staff.expertise import training_done

COMPLAINTS, RECOVERY = "complaints_in_time", "recovery_satisfaction"
PROMISES, TRAINING = "promised_on_time", "training_done"
PARTS = (COMPLAINTS, RECOVERY, PROMISES, TRAINING)
TRAINING_DAYS = 365


class Sums:
    """Points and cases by person, added up over editions."""

    def __init__(self) -> None:
        self.points: dict[int, float] = defaultdict(float)
        self.cases: dict[int, int] = defaultdict(int)

    def add(self, person: int, found: float, cases: int) -> None:
        """Add the sum of points over some cases."""
        if cases:
            self.points[person] += found
            self.cases[person] += cases

    def part(self, person: int, base: int) -> Part:
        """Return the mean, none below the base."""
        cases = self.cases.get(person, 0)
        if cases >= base:
            return Part(self.points[person] / cases, cases)
        return Part(None, cases, TOO_FEW if cases else NOTHING)


def _sums(edition_ids: Sequence[int], today: date) -> dict[str, Sums]:
    sums = {name: Sums() for name in PARTS}
    for edition_id in edition_ids:
        for owner, rating in by_owner(edition_id).items():
            sums[COMPLAINTS].add(owner, 100 * rating.in_time, rating.total)
            recovered = points(rating.recovered or 0) * rating.recovered_count
            sums[RECOVERY].add(owner, recovered, rating.recovered_count)
        for owner, kept in kept_by_owner(edition_id, today).items():
            sums[PROMISES].add(owner, 100 * kept.on_time, kept.due)
    for person, done in training_done(until=today, since=today - timedelta(days=TRAINING_DAYS)).items():
        sums[TRAINING].add(person, 100 * done.passed, done.due)
    return sums


def parts(edition_ids: Sequence[int], today: date, base: int) -> dict[int, dict[str, Part]]:
    """Return everybody's parts. Training is counted in full over a year, so it has no minimum base."""
    sums = _sums(edition_ids, today)
    people = {person for of_part in sums.values() for person in of_part.cases}
    least = {name: 1 if name == TRAINING else base for name in PARTS}
    return {
        person: {name: of_part.part(person, least[name]) for name, of_part in sums.items()}
        for person in people
    }

"""The parts beside the score, by person: complaints, promises, goals reached, who came again, learning."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from complaints.ratings import by_owner
from events.models import Edition
from plans.ratings import kept_by_owner
from scoring import casework
from scoring.figures import NOTHING, TOO_FEW, Part
from scoring.foreseen import came, foreseen, kept
from scoring.gathering import points
from scoring.hiding import editions_told
from scoring.owners import Owners, owners
from staff.expertise import training_done

COMPLAINTS, RECOVERY = "complaints_in_time", "recovery_satisfaction"
PROMISES, TRAINING = "promised_on_time", "training_done"
SETTLED, GOALS, RETENTION = "not_reopened", "goals_reached", "retention"
UPGRADES, SKILLS = "upgrades", "skills_needed"
PARTS = (COMPLAINTS, RECOVERY, SETTLED, PROMISES, GOALS, RETENTION, UPGRADES, TRAINING, SKILLS)
IN_FULL = (TRAINING, SKILLS)
TRAINING_DAYS = 365


class Cell(NamedTuple):
    """What one edition adds: the sum of points, of cases, and of the cases that were expected."""

    points: float = 0.0
    cases: int = 0
    expected: float = 0.0

    def plus(self, more: "Cell") -> "Cell":
        """Return both together."""
        return Cell(self.points + more.points, self.cases + more.cases, self.expected + more.expected)


class Sums:
    """Points and cases by person and edition."""

    def __init__(self) -> None:
        self.of: dict[int, dict[int, Cell]] = defaultdict(dict)

    def add(self, person: int, edition: int, more: Cell) -> None:
        """Add the sum of points over some cases."""
        if more.cases:
            found = self.of[person].get(edition, Cell())
            self.of[person][edition] = found.plus(more)

    def part(self, person: int, order: Sequence[int], base: int) -> Part:
        """Return the mean over the editions that may be told (`order`: newest first); none below the base."""
        of = self.of.get(person, {})
        told = editions_told({edition: cell.cases for edition, cell in of.items()}, order, base)
        cells = [cell for edition, cell in of.items() if edition in told]
        total = reduce(Cell.plus, cells, Cell())
        if total.cases < base or not total.cases:
            return Part(None, total.cases, TOO_FEW if total.cases else NOTHING)
        return Part(total.points / total.cases, total.cases, expected=total.expected or None)


def _casework(sums: dict[str, Sums], editions: Sequence[Edition], today: date) -> None:
    for edition in editions:
        for owner, rating in by_owner(edition.id).items():
            sums[COMPLAINTS].add(owner, edition.id, Cell(100 * rating.in_time, rating.total))
            recovered = points(rating.recovered or 0) * rating.recovered_count
            sums[RECOVERY].add(owner, edition.id, Cell(recovered, rating.recovered_count))
        for owner, promises in kept_by_owner(edition.id, today).items():
            sums[PROMISES].add(owner, edition.id, Cell(100 * promises.on_time, promises.due))


def _cases(sums: Sums, cases: Iterable[casework.Case]) -> None:
    for person, edition, found, count in cases:
        sums.add(person, edition, Cell(found, count))


def _loyalty(sums: dict[str, Sums], history: Sequence[Edition], whose: Owners, today: date) -> None:
    """Who came again against what was expected, and whose class rose, of editions that are over."""
    for edition, before in pairwise(history):
        if edition.ends_on >= today:
            continue
        known, owner = foreseen(edition, before), whose[edition.id]
        for person, there, chance in kept(known.chances, came(edition.id), owner):
            sums[RETENTION].add(person, edition.id, Cell(50 + 50 * (there - chance), 1, chance))
        for exhibitor, rose in known.moves.items():
            if exhibitor in owner:
                sums[UPGRADES].add(owner[exhibitor], edition.id, Cell(100.0 * rose, 1))


def _sums(history: Sequence[Edition], count: int | None, today: date) -> dict[str, Sums]:
    sums, editions = {name: Sums() for name in PARTS}, history[:count]
    whose = owners(editions)
    _casework(sums, editions, today)
    _cases(sums[SETTLED], casework.settled_for_good(list(whose)))
    _cases(sums[GOALS], casework.goals_reached(whose))
    _cases(sums[SKILLS], casework.needed_skills(whose, today))
    _loyalty(sums, history[: len(editions) + 1], whose, today)
    for person, done in training_done(until=today, since=today - timedelta(days=TRAINING_DAYS)).items():
        sums[TRAINING].add(person, history[0].id, Cell(100 * done.passed, done.due))
    return sums


def parts(
    history: Sequence[Edition], count: int | None, today: date, base: int
) -> dict[int, dict[str, Part]]:
    """Return everybody's parts over the first `count` editions (None: all) of a show's, newest first.

    Training, over a year, and skills are counted in full: nobody outside the house said them.
    """
    sums, order = _sums(history, count, today), [edition.id for edition in history[:count]]
    people = {person for of_part in sums.values() for person in of_part.of}
    least = {name: 1 if name in IN_FULL else base for name in PARTS}
    return {
        person: {name: of_part.part(person, order, least[name]) for name, of_part in sums.items()}
        for person in people
    }

"""The upgrade list: who is closest to the next class, and what that takes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select

from classification import assessing, policies
from classification.columns import Table
from classification.cutoffs import Cutoffs
from classification.gathering import Portfolio, gather
from classification.policy import CLASSES
from classification.residual import Retention
from classification.upgrade import Step, needed_up
from exhibitors.models import Exhibitor
from foundation.database import db
from staff.models import Person

SIZE = 200
Candidate = tuple[int, str, str, str | None]


@dataclass(frozen=True)
class Upgrade:
    """One exhibitor, the class above it, what has to change, and how far off that is as a share."""

    exhibitor_id: int
    name: str
    relationship_class: str
    next_class: str
    owner: str | None
    steps: tuple[Step, ...]
    distance: float


def upgrades(wanted: str | None = None) -> list[Upgrade]:
    """Return the nearest upgrades, the smallest step first; `wanted` keeps to one class of today.

    Nobody further down in value and potential can be nearer, so only the top of each class is reckoned.
    """
    last = assessing.latest_round()
    candidates = _candidates(wanted) if last else []
    if last is None or not candidates:
        return []
    day = assessing.today()
    policy = policies.policy_of(last.policy)
    portfolio = gather(day, policy, [row[0] for row in candidates], Retention.read(last.retention))
    table, limits = Table.of(portfolio.judged()), Cutoffs(last.cutoffs)
    classes = np.array([CLASSES.index(row[2]) for row in candidates], dtype=np.int8)
    needed = needed_up(classes, table, limits, policy)
    found = [_upgrade(row, _steps(portfolio, needed, i)) for i, row in enumerate(candidates)]
    return sorted((one for one in found if one.steps), key=lambda one: (one.distance, one.name))[:SIZE]


def _candidates(wanted: str | None) -> list[Candidate]:
    """(id, name, class, owner) of the top of each class that has one above it, by rising id."""
    found: dict[int, Candidate] = {}
    for word in CLASSES[:-1]:
        if wanted in (None, word):
            for order in (Exhibitor.value_minor.desc(), Exhibitor.potential_minor.desc().nulls_last()):
                statement = (
                    select(Exhibitor.id, Exhibitor.name, Exhibitor.relationship_class, Person.name)
                    .join(Person, Person.id == Exhibitor.owner_id, isouter=True)
                    .where(Exhibitor.relationship_class == word)
                    .order_by(order, Exhibitor.id)
                    .limit(SIZE)
                )
                for number, name, _, owner in db.session.execute(statement):
                    found[number] = (number, name, word, owner)
    return [found[number] for number in sorted(found)]


def _steps(portfolio: Portfolio, needed: dict[str, np.ndarray], i: int) -> tuple[Step, ...]:
    steps = []
    for fact, column in needed.items():
        if not np.isnan(column[i]):
            now = portfolio.facts[fact][i]
            steps.append(Step(fact, None if np.isnan(now) else float(now), float(column[i])))
    return tuple(steps)


def _upgrade(row: Candidate, steps: Sequence[Step]) -> Upgrade:
    number, name, word, owner = row
    distance = sum(_distance(step) for step in steps)
    return Upgrade(number, name, word, CLASSES[CLASSES.index(word) + 1], owner, tuple(steps), distance)


def _distance(step: Step) -> float:
    """What is missing as a share of the larger of now and needed; the unknown is a whole step away."""
    if step.now is None:
        return 1.0
    return abs(step.needed - step.now) / max(abs(step.needed), abs(step.now), 1)

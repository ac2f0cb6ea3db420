"""Which trainings would close most gaps together: the exact choice, by whole-number programming (HiGHS).

A gap is one skill that one exhibitor needs and its owner does not master. A course closes the gaps in its
skill of everybody who attends; nobody attends more than so many.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

Pair = tuple[int, int]
SECONDS, WHOLE = 4.0, 0.5
HELD = 1e-3
"""What a course costs: among choices that close as much, the one of fewest courses is taken."""


@dataclass(frozen=True)
class Gap:
    """What an owner lacks for one exhibitor; `level` is the owner's own in the skill, 0 for none."""

    exhibitor: int
    person: int
    skill: int
    points: int
    sources: tuple[str, ...]
    level: int


@dataclass(frozen=True)
class Course:
    """A training in one skill: who should come (who closes most gaps first), the gaps it closes, and how many
    are closed with those before it."""

    skill: int
    attendees: tuple[tuple[int, int], ...]
    closes: int
    together: int


def courses(gaps: Iterable[Gap], each: int = 2, most: int = 5) -> list[Course]:
    """Return at most `most` courses that close most gaps together, the greatest first.

    Everybody attends at most `each`.
    """
    counted: Counter[Pair] = Counter((gap.skill, gap.person) for gap in gaps)
    if not counted or not each or not most:
        return []
    attended: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for skill, person in _chosen(counted, each, most):
        attended[skill].append((person, counted[skill, person]))
    found = sorted((-sum(n for _, n in people), skill) for skill, people in attended.items())
    together = accumulate(-closes for closes, _ in found)
    return [
        Course(skill, tuple(sorted(attended[skill], key=lambda one: (-one[1], one[0]))), -closes, done)
        for (closes, skill), done in zip(found, together, strict=True)
    ]


def _chosen(counted: Mapping[Pair, int], each: int, most: int) -> list[Pair]:
    """Return who attends which course: the whole-number programme, with a row for each limit.

    A pair is attended only where its course is held; so many courses; so many for each person.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import lil_array

    pairs, skills = sorted(counted), sorted({skill for skill, _ in counted})
    people = sorted({person for _, person in counted})
    size = len(pairs) + len(skills)
    limits = lil_array((len(pairs) + 1 + len(people), size))
    for column, (skill, person) in enumerate(pairs):
        limits[column, column] = 1
        limits[column, len(pairs) + skills.index(skill)] = -1
        limits[len(pairs) + 1 + people.index(person), column] = 1
    limits[len(pairs), len(pairs) :] = 1
    upper: Any = np.concatenate([np.zeros(len(pairs)), [most], np.full(len(people), each)])
    closed: Any = np.concatenate([[-counted[pair] for pair in pairs], np.full(len(skills), HELD)])
    found = milp(
        closed,
        constraints=LinearConstraint(limits.tocsr(), -np.inf, upper),
        bounds=Bounds(0, 1),
        integrality=np.ones(size),
        options={"time_limit": SECONDS},
    )
    attended = [] if found.x is None else found.x[: len(pairs)]
    return [pair for pair, taken in zip(pairs, attended, strict=False) if taken > WHOLE]

"""Which trainings would close most gaps: a greedy choice, each next the one that closes most of what is left.

A gap is one skill that one exhibitor needs and its owner does not master. A course closes the gaps in its
skill of everybody who attends; nobody attends more than so many.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


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
    """Return at most `most` courses, the greatest first; everybody attends at most `each`."""
    left: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for gap in gaps:
        left[gap.skill][gap.person] += 1
    free: dict[int, int] = defaultdict(lambda: each)
    chosen: list[Course] = []
    while left and len(chosen) < most:
        skill = max(left, key=lambda one: (_closed(left[one], free), -one))
        attendees = sorted(
            ((person, n) for person, n in left.pop(skill).items() if free[person] > 0),
            key=lambda one: (-one[1], one[0]),
        )
        closes = sum(n for _, n in attendees)
        if not closes:
            break
        for person, _ in attendees:
            free[person] -= 1
        chosen.append(Course(skill, tuple(attendees), closes, closes + _before(chosen)))
    return chosen


def _closed(of_skill: Mapping[int, int], free: Mapping[int, int]) -> int:
    return sum(n for person, n in of_skill.items() if free[person] > 0)


def _before(chosen: list[Course]) -> int:
    return chosen[-1].together if chosen else 0

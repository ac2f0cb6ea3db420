"""What an exhibitor needs of whoever serves it, and how well a person's skills fit that.

A need comes from the exhibitor's goals (with the points of their weights), its language, country, industry or
class; the same skill needed for several reasons counts for all of them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

GOAL, LANGUAGE, COUNTRY, INDUSTRY, CLASS = "goal", "language", "country", "industry", "class"
SOURCES = (GOAL, LANGUAGE, COUNTRY, INDUSTRY, CLASS)
POINTS = {LANGUAGE: 40, CLASS: 30, INDUSTRY: 30, COUNTRY: 20}
LEAST_OF_A_GOAL = 20
"""A goal without a weight still needs its skill."""
MASTERS = 3
CREDIT = {1: 0.0, 2: 0.5, 3: 1.0, 4: 1.0}
"""What a level is worth against a need: with help is half of alone."""
Rules = Mapping[tuple[str, str], Collection[int]]
Levels = Mapping[int, int]


@dataclass(frozen=True)
class Served:
    """An exhibitor of an edition; `hours` are what its class gets of us there."""

    id: int
    name: str
    relationship_class: str | None
    country: str | None
    language: str
    industry: str | None
    owner_id: int | None
    hours: float


@dataclass(frozen=True)
class Need:
    """A skill that an exhibitor needs: how much, and where that is known from."""

    skill: int
    points: int
    sources: tuple[str, ...]


def needs_of(served: Served, goals: Mapping[int, int], rules: Rules) -> tuple[Need, ...]:
    """Return what the exhibitor needs; `goals`: points by skill that its goals name."""
    found: dict[int, list[tuple[str, int]]] = {}
    for skill, points in goals.items():
        found.setdefault(skill, []).append((GOAL, max(points, LEAST_OF_A_GOAL)))
    for source, value in _traits(served):
        for skill in rules.get((source, value), ()):
            found.setdefault(skill, []).append((source, POINTS[source]))
    return tuple(
        Need(skill, sum(points for _, points in why), tuple(source for source, _ in why))
        for skill, why in sorted(found.items())
    )


def _traits(served: Served) -> list[tuple[str, str]]:
    traits = [
        (LANGUAGE, served.language),
        (COUNTRY, served.country),
        (INDUSTRY, (served.industry or "").casefold()),
        (CLASS, served.relationship_class),
    ]
    return [(source, value) for source, value in traits if value]


def fit(needs: Iterable[Need], levels: Levels) -> float | None:
    """Return how much of the needs the levels meet, 0-1; None where nothing is needed."""
    needs = tuple(needs)
    total = sum(need.points for need in needs)
    if not total:
        return None
    return sum(need.points * CREDIT[levels.get(need.skill, 1)] for need in needs) / total


def missing(needs: Iterable[Need], levels: Levels) -> list[Need]:
    """Return the needs that the levels do not meet alone, the weightiest first."""
    lacking = [need for need in needs if levels.get(need.skill, 0) < MASTERS]
    return sorted(lacking, key=lambda need: (-need.points, need.skill))

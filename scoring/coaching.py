"""Whom to sit down with, about what: questions and parts in which somebody is behind the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring import gathering
from scoring.development import Against, against
from scoring.figures import Individual, Member
from scoring.standing import Standing

BEHIND = 10.0


@dataclass(frozen=True)
class Talk:
    """One person: questions below the others', the weakest first, and parts (name, points below the mean)."""

    member: Member
    questions: tuple[Against, ...]
    parts: tuple[tuple[str, float], ...]


def talks(standing: Standing, individuals: Iterable[Individual]) -> list[Talk]:
    """Return who has something to work on, by name: a list to coach by, in no order of merit."""
    means, found = {}, []
    individuals = list(individuals)
    usual = part_means(one.member for one in individuals)
    for one in individuals:
        told = standing.told.get(one.member.person_id, frozenset())
        if told not in means:
            means[told] = gathering.team_items(sorted(told))
        out = against(one.items, means[told], standing.base)
        weak = tuple(reversed([line for line in out if line.points < 0]))
        parts = tuple(behind(one.member, usual))
        if weak or parts:
            found.append(Talk(one.member, weak, parts))
    return found


def part_means(members: Iterable[Member]) -> dict[str, float]:
    """Return the mean of each part over everybody who has it."""
    values: dict[str, list[float]] = {}
    for member in members:
        for name, part in member.parts.items():
            if part.value is not None:
                values.setdefault(name, []).append(part.value)
    return {name: sum(of_part) / len(of_part) for name, of_part in values.items()}


def behind(member: Member, usual: Mapping[str, float]) -> Iterable[tuple[str, float]]:
    """Yield the parts in which somebody is `BEHIND` points or more below everybody's mean."""
    for name, part in member.parts.items():
        if part.value is not None and usual[name] - part.value >= BEHIND:
            yield name, usual[name] - part.value

"""Whom to sit down with, about what: questions and parts in which somebody is behind the others."""

from collections.abc import Iterable, Mapping, Sequence

from scoring.figures import Member
from scoring.findings import Talk
from scoring.sheets import Individual

BEHIND = 10.0


def talks(individuals: Sequence[Individual]) -> tuple[Talk, ...]:
    """Return who has something to work on, by name: a list to coach by, in no order of merit."""
    usual = part_means(one.member for one in individuals)
    found = (_talk(one, usual) for one in individuals)
    return tuple(talk for talk in found if talk.questions or talk.parts)


def _talk(one: Individual, usual: Mapping[str, float]) -> Talk:
    weak = tuple(line for line in reversed(one.stand_out) if line.points < 0)
    who = one.member
    return Talk(who.person_id, who.name, who.team, weak, tuple(behind(who, usual)))


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

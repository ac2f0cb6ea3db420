"""A team's and a person's sheet: figures and what they tell; frozen as JSON at issue, and read again."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from scoring.figures import Basis, Item, Member, Part, Point
from scoring.findings import Against, Ahead, Lesson, Said, Step, Talk, TeamLine

Kept = Mapping[str, Any]


@dataclass(frozen=True)
class Team:
    """Everybody's figures; teams side by side and whom to sit down with."""

    basis: Basis
    members: tuple[Member, ...]
    teams: tuple[TeamLine, ...] = ()
    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True)
class Individual:
    """One person's figures, opened up.

    `spread` counts exhibitors by fifths of the scale, none below the base; `mix` is (what, which, count);
    `stand_out` are the questions in which the person is above or below the others, the strongest first.
    """

    basis: Basis
    member: Member
    spread: tuple[int, ...]
    items: tuple[Item, ...]
    mix: tuple[tuple[str, str, int], ...]
    trend: tuple[Point, ...]
    stand_out: tuple[Against, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    said: tuple[Said, ...] = ()


def frozen(sheet: Team | Individual) -> dict[str, Any]:
    """Return the sheet as JSON keeps it."""
    return asdict(sheet)


def as_bytes(kept: Kept) -> bytes:
    """Return what was frozen as a file: the same figures are the same bytes."""
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, indent=1).encode()


def fingerprint(kept: Kept) -> str:
    """Return the first 16 digits of the SHA-256 of that file, to hold a paper against the archive."""
    return sha256(as_bytes(kept)).hexdigest()[:16]


def _basis(kept: Kept) -> Basis:
    effects = tuple((what, which, points) for what, which, points in kept["effects"])
    return Basis(**{**kept, "effects": effects, "editions": tuple(kept["editions"])})


def _member(kept: Kept) -> Member:
    parts = {name: Part(**part) for name, part in kept["parts"].items()}
    return Member(**{**kept, "parts": parts, "missing": tuple(kept["missing"])})


def _against(kept: Kept) -> Against:
    return Against(Item(**kept["item"]), kept["points"])


def _lesson(kept: Kept) -> Lesson:
    trainings = tuple(Ahead(**one) for one in kept["trainings"])
    return Lesson(**{**kept, "trainings": trainings, "weak": tuple(kept["weak"])})


def _line(kept: Kept) -> TeamLine:
    return TeamLine(**{**kept, "course": tuple(Step(**step) for step in kept["course"])})


def _talk(kept: Kept) -> Talk:
    parts = tuple((name, points) for name, points in kept["parts"])
    return Talk(**{**kept, "questions": tuple(map(_against, kept["questions"])), "parts": parts})


def team(kept: Kept) -> Team:
    """Return a team's sheet from what was frozen."""
    return Team(
        basis=_basis(kept["basis"]),
        members=tuple(map(_member, kept["members"])),
        teams=tuple(map(_line, kept.get("teams", ()))),
        talks=tuple(map(_talk, kept.get("talks", ()))),
    )


def sheet(kept: Kept) -> Team | Individual:
    """Return a team's or a person's sheet from what was frozen."""
    return team(kept) if "members" in kept else individual(kept)


def individual(kept: Kept) -> Individual:
    """Return a person's sheet from what was frozen."""
    return Individual(
        basis=_basis(kept["basis"]),
        member=_member(kept["member"]),
        spread=tuple(kept["spread"]),
        items=tuple(Item(**item) for item in kept["items"]),
        mix=tuple((what, which, count) for what, which, count in kept["mix"]),
        trend=tuple(Point(**point) for point in kept["trend"]),
        stand_out=tuple(map(_against, kept.get("stand_out", ()))),
        lessons=tuple(map(_lesson, kept.get("lessons", ()))),
        said=tuple(Said(**one) for one in kept.get("said", ())),
    )

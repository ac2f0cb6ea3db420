"""Teams side by side: where each stands, how it moved over editions, and whether the difference is luck."""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from statistics import NormalDist

from scoring.figures import Member, Point
from scoring.findings import Step, TeamLine
from scoring.formula import CONFIDENCE

AT_LEAST = 2
WIDTH = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


def error(member: Member) -> float:
    """Return the standard error behind a member's interval; an end at the scale's edge is left out."""
    assert member.score is not None
    assert member.low is not None
    assert member.high is not None
    return max(member.high - member.score, member.score - member.low) / WIDTH


def _mean(members: Sequence[Member]) -> tuple[float, float]:
    """The mean score and its standard error."""
    scores = [member.score for member in members if member.score is not None]
    return sum(scores) / len(scores), sqrt(sum(error(member) ** 2 for member in members)) / len(scores)


def teams(members: Iterable[Member], trends: Mapping[int, Sequence[Point]]) -> list[TeamLine]:
    """Return every team by name; people without a team are one of their own, with an empty name."""
    by_team: dict[str, list[Member]] = {}
    for member in members:
        by_team.setdefault(member.team or "", []).append(member)
    everybody = [member for of_team in by_team.values() for member in of_team if member.score is not None]
    return [_line(name, of_team, everybody, trends) for name, of_team in sorted(by_team.items())]


def _line(
    name: str, of_team: list[Member], everybody: list[Member], trends: Mapping[int, Sequence[Point]]
) -> TeamLine:
    scored = [member for member in of_team if member.score is not None]
    course = tuple(_course([trends.get(member.person_id, ()) for member in of_team]))
    if not scored:
        return TeamLine(name, len(of_team), 0, course=course)
    mean, unsure = _mean(scored)
    others = [member for member in everybody if (member.team or "") != name]
    away, luck = None, None
    if min(len(scored), len(others)) >= AT_LEAST:
        theirs, their_unsure = _mean(others)
        away = mean - theirs
        luck = abs(away) <= WIDTH * sqrt(unsure**2 + their_unsure**2)
    low, high = max(0.0, mean - WIDTH * unsure), min(100.0, mean + WIDTH * unsure)
    return TeamLine(name, len(of_team), len(scored), mean, low, high, away, luck, course)


def _course(trends: Sequence[Sequence[Point]]) -> Iterable[Step]:
    """The mean of each edition, oldest first."""
    found: dict[tuple[str, str], list[float]] = {}
    for points in trends:
        for point in points:
            if point.score is not None:
                found.setdefault((point.starts_on, point.edition), []).append(point.score)
    for (_, edition), scores in sorted(found.items()):
        yield Step(edition, sum(scores) / len(scores), len(scores))

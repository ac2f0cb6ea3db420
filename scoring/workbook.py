"""A team's figures as the columns of a workbook: what the report shows, and what it was reckoned with."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _

from foundation.languages import in_language
from scoring import words
from scoring.figures import Basis, Item, Member
from scoring.parts import RETENTION
from scoring.sheets import Individual, Team

PARTS = tuple(name for name in words.PARTS if name != words.SATISFACTION)


def header() -> list[str]:
    """Return the names of the columns."""
    first = [_("Person"), _("Team"), _("Exhibitors"), _("Mean"), _("Mean on the average mix"), _("Score")]
    more = [_("From"), _("To"), _("Own weight"), _("Against the team"), _("Why there is no score")]
    cases = [f"{words.PARTS[name]}, {words.CASES[name]}" for name in PARTS]
    expected = [_("Came again, expected")]
    return [*first, *more, *(str(words.PARTS[name]) for name in PARTS), *cases, *expected, _("Composite")]


def members(sheet: Team | Individual) -> Sequence[Member]:
    """Return whose lines the first page of a workbook holds."""
    return sheet.members if isinstance(sheet, Team) else [sheet.member]


def lines(members: Iterable[Member]) -> Iterator[list[Any]]:
    """Yield everybody's line."""
    for member in members:
        yield _line(member)


def _line(member: Member) -> list[Any]:
    group = words.GROUPS[member.group] if member.group else None
    reason = words.NONE_YET.get(member.reason) if member.reason else None
    parts = [member.parts[name] for name in PARTS]
    return [
        *(member.name, member.team, member.exhibitors, member.raw_mean, member.adjusted_mean, member.score),
        *(member.low, member.high, member.reliability, group and str(group), reason and str(reason)),
        *(part.value for part in parts),
        *(part.n for part in parts),
        member.parts[RETENTION].expected,
        member.composite,
    ]


def basis_lines(basis: Basis) -> Iterator[list[Any]]:
    """Yield what the figures were reckoned with: name and value."""
    yield [_("Editions"), ", ".join(basis.editions)]
    yield [_("Figures of"), basis.as_of]
    yield [_("Pilot until"), basis.pilot_until]
    yield [_("Exhibitors needed for a score"), basis.base]
    yield [_("Average"), basis.mean]
    yield [_("Exhibitors at which half of a score is one’s own (k)"), basis.k]
    for name, points in basis.weights.items():
        yield [_("Weight: %(part)s", part=words.PARTS[name]), points]
    for what, which, points in basis.effects:
        yield [_("Mix, points: %(what)s, %(which)s", what=words.MIX[what], which=words.level(which)), points]


def more(sheet: Team | Individual) -> dict[str, tuple[list[str], list[list[Any]]]]:
    """Return the further pages, header and rows by title."""
    pages = _of_team(sheet) if isinstance(sheet, Team) else _of_person(sheet)
    return pages | {_("Reckoned with"): ([_("What"), _("Value")], list(basis_lines(sheet.basis)))}


def _of_team(team: Team) -> dict[str, tuple[list[str], list[list[Any]]]]:
    teams = [
        [one.name, one.people, one.scored, one.mean, one.low, one.high, one.away, _luck(one.luck)]
        for one in team.teams
    ]
    coach = [
        *(
            [one.name, one.team, question(line.item, one.name), -line.points]
            for one in team.talks
            for line in one.questions
        ),
        *(
            [one.name, one.team, str(words.PARTS[name]), points]
            for one in team.talks
            for name, points in one.parts
        ),
    ]
    header = [_("Team"), _("People"), _("With a score"), _("Mean"), _("From"), _("To")]
    return {
        _("Calibration between teams"): (
            [*header, _("Against the other teams"), _("More than luck?")],
            teams,
        ),
        _("Coaching list"): ([_("Person"), _("Team"), _("What"), _("Points below")], coach),
    }


def _luck(luck: bool | None) -> str | None:
    if luck is None:
        return None
    return _("no") if luck else _("yes")


def _of_person(one: Individual) -> dict[str, tuple[list[str], list[list[Any]]]]:
    said = [[question(item, one.member.name), item.mean, item.n] for item in one.items]
    trend = [[at.edition, at.starts_on, at.exhibitors, at.score, at.low, at.high] for at in one.trend]
    learn = [[lesson.skill, lesson.exhibitors] for lesson in one.lessons]
    return {
        _("What exhibitors said"): ([_("Question"), _("Mean, 0-100"), _("Exhibitors")], said),
        _("Edition by edition"): (
            [_("Edition"), _("Since"), _("Exhibitors"), _("Score"), _("From"), _("To")],
            trend,
        ),
        _("What to learn next"): ([_("Skill"), _("Exhibitors")], learn),
    }


def question(item: Item, name: str) -> str:
    """Return the question about a person in the language of the moment."""
    return in_language(item.text).replace("{person}", name)

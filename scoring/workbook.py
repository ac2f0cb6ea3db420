"""A team's figures as the columns of a workbook: what the report shows, and what it was reckoned with."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from scoring import words
from scoring.figures import Basis, Member, Team
from scoring.parts import RETENTION

PARTS = tuple(name for name in words.PARTS if name != words.SATISFACTION)


def header() -> list[str]:
    """Return the names of the columns."""
    first = [_("Person"), _("Team"), _("Exhibitors"), _("Mean"), _("Mean on the average mix"), _("Score")]
    more = [_("From"), _("To"), _("Own weight"), _("Against the team"), _("Why there is no score")]
    cases = [f"{words.PARTS[name]}, {words.CASES[name]}" for name in PARTS]
    expected = [_("Came again, expected")]
    return [*first, *more, *(str(words.PARTS[name]) for name in PARTS), *cases, *expected, _("Composite")]


def lines(team: Team) -> Iterator[list[Any]]:
    """Yield everybody's line."""
    for member in team.members:
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

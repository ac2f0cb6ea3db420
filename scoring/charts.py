"""The charts of scores: intervals of a team, one person's spread and trend."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from types import ModuleType
from typing import Any

from babel.dates import format_skeleton
from flask_babel import get_locale
from flask_babel import gettext as _

from foundation.charts import Chart, chart
from foundation.languages import current
from scoring.figures import Basis, Member, Point
from scoring.formula import EXPECTED
from scoring.sheets import Individual
from scoring.words import GROUPS

A_CHART = 35
ROW, MARGIN = 20, 30
FIFTHS = ("0-20", "20-40", "40-60", "60-80", "80-100")


def _drawings() -> ModuleType:
    from scoring import drawings  # slow to load: with the first chart, not with the server

    return drawings


def _names(members: Sequence[Member]) -> list[str]:
    """People of the same name are told apart by their numbers."""
    same = Counter(member.name for member in members)
    return [f"{one.name} ({one.person_id})" if same[one.name] > 1 else one.name for one in members]


def _line(name: str, member: Member) -> dict[str, Any]:
    return {
        "name": name,
        "score": member.score,
        "low": member.low,
        "high": member.high,
        "exhibitors": member.exhibitors,
        "group": str(GROUPS[member.group or EXPECTED]),
    }


def _intervals(members: Sequence[Member], basis: Basis) -> Chart:
    title = _(
        "Scores, each with the interval that holds the truth nine times in ten; "
        "the dashed line is the average of the team"
    )
    lines = [_line(name, member) for name, member in zip(_names(members), members, strict=True)]
    present = tuple(sorted({line["group"] for line in lines}))
    data = {"lines": lines, "average": [{"mean": basis.mean}]}
    return chart(
        title, _drawings().intervals_drawn(current(), present), data, height=MARGIN + ROW * len(members)
    )


def intervals(members: Sequence[Member], basis: Basis) -> list[Chart]:
    """Return the intervals of everybody who has a score, as many to a chart as a page holds."""
    scored = [member for member in members if member.score is not None]
    return [_intervals(scored[i : i + A_CHART], basis) for i in range(0, len(scored), A_CHART)]


def spread(figures: Individual) -> Chart | None:
    """Return how many exhibitors lie in each fifth of the scale."""
    if not figures.spread:
        return None
    bars = [{"fifth": fifth, "count": n} for fifth, n in zip(FIFTHS, figures.spread, strict=True)]
    return chart(
        _("How many exhibitors gave which mean"), _drawings().spread_drawn(current()), {"bars": bars}
    )


def _point(point: Point) -> dict[str, Any]:
    when = format_skeleton("yMMM", date.fromisoformat(point.starts_on), locale=get_locale() or "en")
    return {"when": when, "name": point.edition, **asdict(point)}


def trend(figures: Individual) -> Chart | None:
    """Return the score by edition, where at least two editions have one."""
    points = [_point(point) for point in figures.trend if point.score is not None]
    if len(points) < 2:
        return None
    title = _("Score by edition, each with its interval")
    return chart(title, _drawings().trend_drawn(current()), {"points": points})

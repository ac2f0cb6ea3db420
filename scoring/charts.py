"""The charts of scores: intervals of a team, one person's spread and trend."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import altair as alt
from flask_babel import format_date
from flask_babel import gettext as _

from foundation.charts import ACCENT, INK, Chart, chart
from scoring.figures import Basis, Individual, Member, Point, Team
from scoring.formula import ABOVE, BELOW, EXPECTED
from scoring.words import GROUPS

A_CHART = 40
WIDTH, ROW = 560, 20
SHAPES = {ABOVE: "triangle-up", EXPECTED: "circle", BELOW: "triangle-down"}
SCALE = alt.Scale(domain=[0, 100])


def _shape() -> alt.Shape:
    scale = alt.Scale(domain=[str(GROUPS[group]) for group in SHAPES], range=list(SHAPES.values()))
    return alt.Shape("group:N", scale=scale, legend=alt.Legend(orient="top", title=None, labelColor=INK))


def _tooltip(name: str) -> list[alt.Tooltip]:
    words = {"score": _("Score"), "low": _("From"), "high": _("To"), "exhibitors": _("Exhibitors")}
    numbers = [alt.Tooltip(f"{key}:Q", title=word, format=".0f") for key, word in words.items()]
    return [alt.Tooltip("name:N", title=name), *numbers]


def _lines(members: Sequence[Member]) -> alt.Data:
    """A line each; people of the same name are told apart by their numbers."""
    same = Counter(member.name for member in members)
    names = [f"{m.name} ({m.person_id})" if same[m.name] > 1 else m.name for m in members]
    return alt.Data(values=[_line(name, m) for name, m in zip(names, members, strict=True)])


def _line(name: str, member: Member) -> dict[str, Any]:
    return {
        "name": name,
        "score": member.score,
        "low": member.low,
        "high": member.high,
        "exhibitors": member.exhibitors,
        "group": str(GROUPS[member.group or EXPECTED]),
    }


def _average(mean: float) -> alt.Chart:
    rule = alt.Chart(alt.Data(values=[{"mean": mean}])).mark_rule(strokeDash=[4, 3], color=INK, opacity=0.6)
    return rule.encode(x=alt.X("mean:Q", scale=SCALE))


def _intervals(members: Sequence[Member], basis: Basis) -> Chart:
    lines = alt.Chart(_lines(members)).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False)),
        tooltip=_tooltip(_("Person")),
    )
    axis = alt.X(
        "low:Q",
        scale=SCALE,
        title=_("Score, 0-100, with the interval that holds the truth nine times in ten"),
    )
    ranges = lines.mark_rule(strokeWidth=7, opacity=0.35, color=ACCENT, strokeCap="round").encode(
        x=axis, x2="high:Q"
    )
    points = lines.mark_point(filled=True, size=70, opacity=1, color=ACCENT).encode(
        x=alt.X("score:Q", scale=SCALE), shape=_shape()
    )
    drawing = alt.layer(ranges, points, _average(basis.mean or 0)).properties(
        width=WIDTH, height=30 + ROW * len(members)
    )
    return chart(_("Scores with their intervals; the dashed line is the average of the team"), drawing)


def intervals(team: Team) -> list[Chart]:
    """Return the intervals of everybody who has a score, as many to a chart as a page holds."""
    scored = [member for member in team.members if member.score is not None]
    return [_intervals(scored[i : i + A_CHART], team.basis) for i in range(0, len(scored), A_CHART)]


def spread(figures: Individual) -> Chart | None:
    """Return how many exhibitors lie in each fifth of the scale."""
    if not figures.spread:
        return None
    fifths = ("0-20", "20-40", "40-60", "60-80", "80-100")
    values = [{"fifth": f, "count": n} for f, n in zip(fifths, figures.spread, strict=True)]
    drawing = (
        alt.Chart(alt.Data(values=values))
        .mark_bar(color=ACCENT, cornerRadiusEnd=3)
        .encode(
            x=alt.X(
                "fifth:O",
                sort=None,
                title=_("Mean of an exhibitor's answers, 0-100"),
                axis=alt.Axis(labelAngle=0),
            ),
            y=alt.Y("count:Q", title=_("Exhibitors"), axis=alt.Axis(tickMinStep=1, format="d")),
            tooltip=[alt.Tooltip("fifth:O", title=_("Mean")), alt.Tooltip("count:Q", title=_("Exhibitors"))],
        )
        .properties(width=300, height=130)
    )
    return chart(_("How many exhibitors gave which mean"), drawing)


def _point(point: Point) -> dict[str, Any]:
    when = format_date(date.fromisoformat(point.starts_on), "MMM yyyy")
    return {"when": when, "name": point.edition, **asdict(point)}


def trend(figures: Individual) -> Chart | None:
    """Return the score by edition, where at least two editions have one."""
    points = [point for point in figures.trend if point.score is not None]
    if len(points) < 2:
        return None
    axis = alt.X("when:O", sort=None, title=None, axis=alt.Axis(labelAngle=0))
    base = alt.Chart(alt.Data(values=[_point(point) for point in points])).encode(
        x=axis, tooltip=_tooltip(_("Edition"))
    )
    height = alt.Y("low:Q", scale=SCALE, title=_("Score, 0-100"))
    ranges = base.mark_rule(strokeWidth=7, opacity=0.35, color=ACCENT).encode(y=height, y2="high:Q")
    line = base.mark_line(point=alt.OverlayMarkDef(filled=True, size=60), color=ACCENT).encode(
        y=alt.Y("score:Q", scale=SCALE)
    )
    drawing = alt.layer(ranges, line).properties(width=300, height=130)
    return chart(_("Score by edition, each with its interval"), drawing)

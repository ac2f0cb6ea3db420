"""How the charts of scores are drawn, without their data: made once for each language."""

from functools import cache

import altair as alt
from flask_babel import gettext as _

from foundation.charts import ACCENT, INK, specification
from scoring.formula import ABOVE, BELOW, EXPECTED
from scoring.words import GROUPS

SHAPES = {ABOVE: "triangle-up", EXPECTED: "circle", BELOW: "triangle-down"}
SCALE = alt.Scale(domain=[0, 100])
WIDE, NARROW, LOW = 560, 300, 130


def _named(name: str) -> alt.NamedData:
    return alt.NamedData(name=name)


def _shape(present: tuple[str, ...]) -> alt.Shape:
    """The shapes of the groups; the legend tells those that are there."""
    scale = alt.Scale(domain=[str(GROUPS[group]) for group in SHAPES], range=list(SHAPES.values()))
    legend = alt.Legend(orient="top", title=None, labelColor=INK, columns=3, values=list(present))
    return alt.Shape("group:N", scale=scale, legend=legend)


def _tooltip(name: str) -> list[alt.Tooltip]:
    words = {"score": _("Score"), "low": _("From"), "high": _("To"), "exhibitors": _("Exhibitors")}
    numbers = [alt.Tooltip(f"{key}:Q", title=word, format=".0f") for key, word in words.items()]
    return [alt.Tooltip("name:N", title=name), *numbers]


@cache
def intervals_drawn(_language: str, present: tuple[str, ...]) -> str:
    """People (data "lines") with score and interval, and the team's average (data "average")."""
    names = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False))
    lines = alt.Chart(_named("lines")).encode(y=names, tooltip=_tooltip(_("Person")))
    axis = alt.X("low:Q", scale=SCALE, title=_("Score, 0-100"))
    wide = lines.mark_rule(strokeWidth=7, opacity=0.45, color=ACCENT, strokeCap="round")
    points = lines.mark_point(filled=True, size=70, opacity=1, color=ACCENT)
    average = alt.Chart(_named("average")).mark_rule(strokeDash=[4, 3], color=INK, opacity=0.6)
    drawing = alt.layer(
        wide.encode(x=axis, x2="high:Q"),
        points.encode(x=alt.X("score:Q", scale=SCALE), shape=_shape(present)),
        average.encode(x=alt.X("mean:Q", scale=SCALE)),
    )
    return specification(drawing.properties(width=WIDE))


@cache
def spread_drawn(_language: str) -> str:
    """How many exhibitors (data "bars") lie in each fifth of the scale."""
    fifths, count = _("Mean of an exhibitor's answers, 0-100"), _("Exhibitors")
    bars = alt.Chart(_named("bars")).mark_bar(color=ACCENT, cornerRadiusEnd=3)
    drawing = bars.encode(
        x=alt.X("fifth:O", sort=None, title=fifths, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("count:Q", title=count, axis=alt.Axis(tickMinStep=1, format="d")),
        tooltip=[alt.Tooltip("fifth:O", title=_("Mean")), alt.Tooltip("count:Q", title=count)],
    )
    return specification(drawing.properties(width=NARROW, height=LOW))


@cache
def trend_drawn(_language: str) -> str:
    """The score by edition (data "points"), each with its interval."""
    when = alt.X("when:O", sort=None, title=None, axis=alt.Axis(labelAngle=0))
    points = alt.Chart(_named("points")).encode(x=when, tooltip=_tooltip(_("Edition")))
    wide = points.mark_rule(strokeWidth=7, opacity=0.45, color=ACCENT)
    line = points.mark_line(point=alt.OverlayMarkDef(filled=True, size=60), color=ACCENT)
    drawing = alt.layer(
        wide.encode(y=alt.Y("low:Q", scale=SCALE, title=_("Score, 0-100")), y2="high:Q"),
        line.encode(y=alt.Y("score:Q", scale=SCALE)),
    )
    return specification(drawing.properties(width=NARROW, height=LOW))

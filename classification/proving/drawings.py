"""How calibration is drawn, without its data: made once for each language."""

from functools import cache

import altair as alt
from flask_babel import gettext as _

from foundation.charts import ACCENT, INK, specification

WIDE, HIGH = 460, 320
COLOURS = (ACCENT, "#0b7a75")
SHAPES = ("circle", "diamond")
SHARES = alt.Scale(domain=[0, 1])


@cache
def calibration_drawn(_language: str, present: tuple[str, ...]) -> str:
    """Groups (data "groups") by the chance told and the share that stayed, with its interval."""
    told, stayed = _("Chance told"), _("Share that stayed")
    legend = alt.Legend(orient="top", title=None, labelColor=INK, labelLimit=320)
    kinds = list(present)
    groups = alt.Chart(alt.NamedData(name="groups")).encode(
        x=alt.X("told:Q", title=told, scale=SHARES, axis=alt.Axis(format="%")),
        color=alt.Color("score:N", scale=alt.Scale(domain=kinds, range=list(COLOURS)), legend=legend),
        tooltip=[
            alt.Tooltip("score:N", title=_("Score")),
            alt.Tooltip("told:Q", title=told, format=".0%"),
            alt.Tooltip("stayed:Q", title=stayed, format=".0%"),
            alt.Tooltip("exhibitors:Q", title=_("Exhibitors")),
        ],
    )
    axis = alt.Axis(format="%")
    spans = groups.mark_rule(strokeWidth=2, opacity=0.5).encode(
        y=alt.Y("low:Q", title=stayed, scale=SHARES, axis=axis), y2="high:Q"
    )
    shape = alt.Shape("score:N", scale=alt.Scale(domain=kinds, range=list(SHAPES)), legend=legend)
    points = groups.mark_point(filled=True, size=70, opacity=1).encode(y="stayed:Q", shape=shape)
    line = alt.Chart(alt.NamedData(name="right")).mark_line(strokeDash=[4, 3], color=INK, opacity=0.6)
    drawing = alt.layer(line.encode(x="told:Q", y="stayed:Q"), spans, points)
    return specification(drawing.properties(width=WIDE, height=HIGH))

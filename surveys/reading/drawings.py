"""How the charts of answers are drawn, without their data: made once for each language."""

from functools import cache
from typing import Literal

import altair as alt
from flask_babel import gettext as _

from foundation.charts import ACCENT, INK, specification

WIDE, HIGH = 560, 320
SIDES: tuple[tuple[str, Literal["left", "right"], int, int], ...] = (
    ("right", "left", 8, 0),
    ("left", "right", -8, 0),
    ("over", "right", 6, -12),
)
"""Where a point's name stands: side, how the text is aligned, and how far it is from the point."""


def _labelled(points: alt.Chart, x: alt.X, y: alt.Y) -> alt.LayerChart | alt.FacetChart:
    marks = points.mark_point(filled=True, size=80, opacity=1, color=ACCENT)
    named = [
        points.transform_filter(alt.datum.side == side)
        .mark_text(align=align, dx=dx, dy=dy, fontSize=11, color=INK)
        .encode(x=x, y=y, text="name:N")
        for side, align, dx, dy in SIDES
    ]
    return alt.layer(marks.encode(x=x, y=y), *named)


@cache
def map_drawn(_language: str, stated: bool) -> str:
    """Service items (data "points") by importance and performance, with the means (data "means") as lines.

    A point's name stands on its `side`: one of `SIDES`.
    """
    words = _("Stated importance, 1–5") if stated else _("What it does for the overall answer, in per cent")
    x = alt.X("importance:Q", title=words, scale=alt.Scale(zero=False, padding=24))
    y = alt.Y("performance:Q", title=_("Performance, 1–5"), scale=alt.Scale(zero=False, padding=16))
    tips = [
        alt.Tooltip("name:N", title=_("Service")),
        alt.Tooltip("importance:Q", title=words, format=".1f"),
        alt.Tooltip("performance:Q", title=_("Performance, 1–5"), format=".2f"),
    ]
    points = alt.Chart(alt.NamedData(name="points")).encode(tooltip=tips)
    means = alt.Chart(alt.NamedData(name="means")).mark_rule(strokeDash=[4, 3], color=INK, opacity=0.6)
    drawing = alt.layer(
        means.encode(x=alt.X("importance:Q")), means.encode(y=alt.Y("performance:Q")), _labelled(points, x, y)
    )
    return specification(drawing.properties(width=WIDE, height=HIGH))


@cache
def drivers_drawn(_language: str) -> str:
    """Items (data "items") with their share and its interval."""
    names = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False))
    tips = [
        alt.Tooltip("name:N", title=_("Service")),
        alt.Tooltip("share:Q", title=_("Share"), format=".1f"),
        alt.Tooltip("low:Q", title=_("From"), format=".1f"),
        alt.Tooltip("high:Q", title=_("To"), format=".1f"),
    ]
    items = alt.Chart(alt.NamedData(name="items")).encode(y=names, tooltip=tips)
    x = alt.X("low:Q", title=_("Share of what is explained, in per cent"), scale=alt.Scale(zero=True))
    wide = items.mark_rule(strokeWidth=7, opacity=0.45, color=ACCENT, strokeCap="round")
    dots = items.mark_point(filled=True, size=70, opacity=1, color=ACCENT)
    drawing = alt.layer(wide.encode(x=x, x2="high:Q"), dots.encode(x=alt.X("share:Q")))
    return specification(drawing.properties(width=WIDE))

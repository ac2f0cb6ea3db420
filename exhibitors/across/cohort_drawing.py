"""How the retention curve is drawn, without its data: made once for each language."""

from functools import cache

import altair as alt
from flask_babel import gettext as _

from foundation.charts import ACCENT, specification

WIDE, HIGH = 560, 180


@cache
def curve_drawn(_language: str) -> str:
    """The share that came (data "stays") by editions after the first."""
    later, share = _("Editions after the first"), _("Share that came")
    points = alt.Chart(alt.NamedData(name="stays"))
    line = points.mark_line(color=ACCENT, point=alt.OverlayMarkDef(filled=True, size=60, color=ACCENT))
    drawing = line.encode(
        x=alt.X("later:O", title=later, axis=alt.Axis(labelAngle=0)),
        y=alt.Y(
            "share:Q", title=share, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", tickCount=5)
        ),
        tooltip=[
            alt.Tooltip("later:O", title=later),
            alt.Tooltip("share:Q", title=share, format=".0%"),
            alt.Tooltip("came:Q", title=_("Came")),
            alt.Tooltip("of:Q", title=_("Exhibitors")),
        ],
    )
    return specification(drawing.properties(width=WIDE, height=HIGH))

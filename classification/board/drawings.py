"""How the map of the portfolio is drawn, without its data: made once for each language."""

from functools import cache

import altair as alt
from flask_babel import gettext as _

from classification.sentences import class_word
from foundation.charts import INK, specification

CLASSES = ("strategic", "key", "transactional", "risk")
COLOURS = ("#6f73e0", "#159a92", "#8391a3", "#d9574d")
SHAPES = ("circle", "diamond", "square", "cross")
WIDE, HIGH = 640, 340


@cache
def map_drawn(_language: str) -> str:
    """Exhibitors (data "dots") by value and relationship quality; class by colour and shape.

    Value is on the scale of square roots, so that one far out leaves the others apart.
    """
    words = [class_word(word) for word in CLASSES]
    legend = alt.Legend(orient="top", title=None, labelColor=INK)
    value, quality = _("Value, in the house currency"), _("Relationship quality, 0-100")
    points = alt.Chart(alt.NamedData(name="dots")).mark_point(filled=True, size=60, opacity=0.85)
    drawing = points.encode(
        x=alt.X(
            "value:Q", title=value, scale=alt.Scale(type="sqrt"), axis=alt.Axis(format="~s", tickCount=6)
        ),
        y=alt.Y("quality:Q", title=quality, scale=alt.Scale(domain=[0, 100])),
        color=alt.Color("word:N", scale=alt.Scale(domain=words, range=list(COLOURS)), legend=legend),
        shape=alt.Shape("word:N", scale=alt.Scale(domain=words, range=list(SHAPES)), legend=legend),
        tooltip=[
            alt.Tooltip("name:N", title=_("Exhibitor")),
            alt.Tooltip("word:N", title=_("Class")),
            alt.Tooltip("value:Q", title=_("Value"), format=",.0f"),
            alt.Tooltip("quality:Q", title=_("Relationship quality"), format=".0f"),
        ],
    )
    return specification(drawing.properties(width=WIDE, height=HIGH))

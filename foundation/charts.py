"""Charts: one specification, drawn here as SVG for PDF and page, drawn again in the browser to be explored.

Nothing is drawn before the server has forked: the drawing engine's threads would not survive it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # slow to load: whoever makes a drawing has loaded it
    import altair as alt

FONT = "Liberation Sans, DejaVu Sans, Droid Sans Fallback, Noto Sans CJK SC, sans-serif"
INK, LINE, ACCENT = "currentColor", "#8c93a0", "#6674e8"
KEPT = 128


@dataclass(frozen=True)
class Chart:
    """A chart: what it shows, in one sentence, and its specification as JSON."""

    title: str
    spec: str

    def __html__(self) -> str:
        """Return the chart as an SVG element that says what it shows; `{{ chart }}` in a template."""
        return _drawn(self.title, self.spec)


def specification(drawing: "alt.Chart | alt.LayerChart | alt.FacetChart") -> str:
    """Return a drawing in the house's look: it takes the text's colour, so it fits light, dark and paper.

    Its data are named, not held. Checking a drawing takes tens of milliseconds: keep what this returns.
    """
    look = (
        drawing.configure(font=FONT, background="transparent", aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=INK,
            gridColor=LINE,
            gridOpacity=0.3,
            domainColor=LINE,
            tickColor=LINE,
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight="normal",
            labelLimit=220,
        )
    )
    spec = look.to_dict()
    spec.pop("$schema", None)
    return json.dumps(spec)


def chart(title: str, specified: str, data: Mapping[str, Sequence[Mapping[str, Any]]], **sizes: int) -> Chart:
    """Return a specification with its data by name, and with other sizes where given."""
    spec = json.loads(specified) | {"datasets": data} | sizes
    return Chart(title, json.dumps(spec, ensure_ascii=False, separators=(",", ":")))


@lru_cache(maxsize=KEPT)
def _drawn(title: str, spec: str) -> str:
    import vl_convert  # a browser engine: loaded by the first chart

    drawn = vl_convert.vegalite_to_svg(spec)
    start, rest = drawn.split(">", 1)
    start = start.replace(' class="marks"', ' role="img"', 1)
    marks = rest.replace("<g ", '<g aria-hidden="true" ', 1)
    return f"{start}><title>{escape(title)}</title>{marks}"

"""A chart is one specification: the same for the page and, drawn, for the report."""

import json

import altair as alt
import pytest

from foundation.charts import chart, specification


@pytest.fixture
def bars():
    drawing = alt.Chart(alt.NamedData(name="bars")).mark_bar().encode(x="x:N", y="y:Q")
    return chart("How many & <who>", specification(drawing), {"bars": [{"x": "王 & <b>", "y": 3}]}, height=90)


def test_a_chart_is_drawn_as_a_picture_that_says_what_it_shows(bars):
    drawn = bars.__html__()
    assert drawn.startswith("<svg")
    assert 'role="img"' in drawn
    assert "<title>How many &amp; &lt;who&gt;</title>" in drawn


def test_a_drawn_chart_shows_its_data_and_carries_no_style_and_no_markup_from_it(bars):
    drawn = bars.__html__()
    assert "王" in drawn
    assert "style=" not in drawn
    assert "<b>" not in drawn


def test_the_specification_holds_the_data_and_points_nowhere(bars):
    assert json.loads(bars.spec)["datasets"] == {"bars": [{"x": "王 & <b>", "y": 3}]}
    assert json.loads(bars.spec)["height"] == 90
    assert "http" not in bars.spec

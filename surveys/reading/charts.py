"""The charts of drivers: each item's share with its interval, and the importance-performance map."""

from collections.abc import Sequence
from statistics import fmean
from types import ModuleType

from flask_babel import gettext as _

from foundation.charts import Chart, chart
from foundation.languages import current
from surveys.in_general import question_text
from surveys.reading.driving import Driven, Point

ROW, MARGIN = 24, 30
NEAR = 0.03
"""Names this close, as a part of the height of the map, would be written over each other."""


def _drawings() -> ModuleType:
    from surveys.reading import drawings  # slow to load: with the first chart, not with the server

    return drawings


def _name(point: Point) -> str:
    return question_text(point.question.text)


def shares(driven: Driven) -> Chart | None:
    """Each ranked item's share with its interval, the largest first."""
    if driven.found is None:
        return None
    names = {one.question.code: _name(one) for one in driven.items}
    items = [
        {"name": names[one.code], "share": 100 * one.share, "low": 100 * one.low, "high": 100 * one.high}
        for one in driven.found.items
    ]
    title = _(
        "What drives the overall answer, each item with the interval that holds the truth nine times in ten"
    )
    return chart(
        title, _drawings().drivers_drawn(current()), {"items": items}, height=MARGIN + ROW * len(items)
    )


def sides(points: Sequence[tuple[float, float]]) -> list[str]:
    """Return where each point's name stands: inwards, and over the point where it would meet another's."""
    across, along = [x for x, _y in points], [y for _x, y in points]
    middle, near = (min(across) + max(across)) / 2, (max(along) - min(along)) * NEAR
    facing = [y for x, y in points if x <= middle]
    return [
        "right" if x <= middle else "over" if any(abs(y - other) <= near for other in facing) else "left"
        for x, y in points
    ]


def importance_map(driven: Driven) -> Chart | None:
    """Performance against what an item does for the overall answer, or its stated importance."""
    stated = driven.found is None
    points = [
        {"name": _name(one), "importance": importance, "performance": one.row.performance}
        for one in driven.items
        if (importance := _importance(one, stated)) is not None and one.row.performance is not None
    ]
    if len(points) < 2:
        return None
    placed = sides([(one["importance"], one["performance"]) for one in points])
    points = [{**one, "side": side} for one, side in zip(points, placed, strict=True)]
    means = {key: fmean(one[key] for one in points) for key in ("importance", "performance")}
    title = _("Importance against performance; the dashed lines are the means. Bottom right: improve first")
    return chart(title, _drawings().map_drawn(current(), stated), {"points": points, "means": [means]})


def _importance(point: Point, stated: bool) -> float | None:
    if stated:
        return point.row.importance
    return 100 * point.driver.share if point.driver else None

"""The chart of calibration: the chance told against the share that stayed."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from classification.proving.words import score_word
from foundation.charts import Chart, chart
from foundation.languages import current

RIGHT = [{"told": 0, "stayed": 0}, {"told": 1, "stayed": 1}]


def calibration_chart(calibration: Mapping[str, Any]) -> Chart | None:
    """Return the chart, where there is more than one group to draw."""
    points = [
        group | {"score": score_word(name)} for name, told in calibration.items() for group in told["groups"]
    ]
    if len(points) < 2:
        return None
    from classification.proving.drawings import calibration_drawn  # slow to load: with the first chart

    title = _("Of those told a chance, the share that stayed; on the line the chances are right")
    present = tuple(score_word(name) for name in calibration)
    return chart(title, calibration_drawn(current(), present), {"groups": points, "right": RIGHT})

"""How lengths of time are written."""

import pytest

from foundation.figures import lasting


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (None, "–"),
        (0.01, "14 min"),
        (0.042, "1 hr"),
        (0.5, "12 hr"),
        (1, "1 day"),
        (5.981, "5.98 days"),
        (39.78, "39.8 days"),
    ],
)
def test_a_length_of_time_has_the_unit_that_suits_it(app, days, written):
    assert lasting(days) == written

"""How low an answer has to be to become a complaint."""

import pytest

from complaints.low_answers import severity_of


@pytest.mark.parametrize(
    "overall, would_return, severity",
    [
        (1, 1, "critical"),
        (1, 3, "high"),
        (4, 1, "high"),
        (2, 5, "medium"),
        (3, 2, None),
        (None, None, None),
        (None, 1, "high"),
    ],
)
def test_the_lower_the_answers_the_more_severe(overall, would_return, severity):
    assert severity_of(overall, would_return) == severity

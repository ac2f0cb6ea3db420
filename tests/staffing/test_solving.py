"""The assignment of greatest value within everybody's hours."""

import numpy as np
import pytest

from staffing.solving import NOBODY, assign


def of(values, hours, capacity):
    found = assign(np.array(values, float), np.array(hours, float), np.array(capacity, float))
    return found.chosen.tolist(), found.quality


@pytest.mark.parametrize(
    "values, hours, capacity, chosen",
    [
        ([[3, 1], [3, 2]], [1, 1], [1, 1], [0, 1]),
        ([[3, np.nan], [4, np.nan]], [1, 1], [1, 1], [NOBODY, 0]),
        ([[5, 4], [1, 1]], [9, 1], [2, 2], [NOBODY, 0]),
        ([[1, 1]], [5], [2, 2], [NOBODY]),
        (np.empty((0, 2)), [], [2, 2], []),
        (np.empty((2, 0)), [1, 1], [], [NOBODY, NOBODY]),
    ],
)
def test_the_greatest_value_within_the_hours(values, hours, capacity, chosen):
    assert of(values, hours, capacity) == (chosen, pytest.approx(1))


def test_more_people_than_one_begins_with_are_found_by_their_prices():
    """Everybody likes the same few best, who have hours for one each: the others are priced in."""
    people = 20
    values = np.add.outer(np.zeros(people), np.linspace(2, 1, people))
    found, quality = of(values, np.ones(people), np.ones(people))
    assert (sorted(found), quality) == (list(range(people)), pytest.approx(1))

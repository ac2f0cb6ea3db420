"""Growth is against the edition before, and unknown where there is nothing to compare."""

import pytest

from exhibitors.growth import Growth, Taken, growth


def test_growth_is_the_change_against_the_edition_before():
    changes = growth([Taken(1, 1, 144, 100), Taken(1, 2, 96, 150)])
    assert changes == [Growth(), Growth(pytest.approx(-1 / 3), 0.5)]


@pytest.mark.parametrize(
    "before",
    [Taken(1, 1, 10, 10), Taken(2, 2, 10, 10), Taken(1, 2, None, None), Taken(1, 2, 0, 0)],
    ids=["an edition left out", "another show", "unknown", "nothing"],
)
def test_there_is_no_growth_without_something_before(before):
    assert growth([before, Taken(1, 3, 12, 12)])[1] == Growth()


def test_the_order_given_is_the_order_returned():
    changes = growth([Taken(1, 2, 20, None), Taken(1, 1, 10, None)])
    assert [change.area for change in changes] == [1.0, None]

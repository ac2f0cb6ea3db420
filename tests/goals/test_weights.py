"""Weights become shares of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.weights import by_rank, dealt, left_over, shares

WEIGHTS = st.lists(st.floats(min_value=0, allow_nan=False, allow_infinity=False), min_size=1, max_size=20)


@given(WEIGHTS)
def test_shares_sum_to_one(weights):
    assert sum(shares(weights)) == pytest.approx(1)


@given(WEIGHTS)
def test_a_heavier_goal_never_has_the_smaller_share(weights):
    pairs = sorted(zip(weights, shares(weights), strict=True))
    assert [share for _weight, share in pairs] == sorted(share for _weight, share in pairs)


@given(st.integers(1, 20))
def test_without_weights_all_goals_count_alike(number):
    assert shares([0] * number) == pytest.approx([1 / number] * number)


def test_nothing_has_no_shares():
    assert shares([]) == []


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf")])
def test_an_impossible_weight_raises(weight):
    with pytest.raises(ValueError):
        shares([50, weight])


@pytest.mark.parametrize(
    "weights, points", [([60, 40], 0), ([60], 40), ([80, 40], -20), ([0, 0], 0), ([], 0)]
)
def test_points_left_over(weights, points):
    assert left_over(weights) == points


@given(WEIGHTS)
def test_dealt_points_are_whole_and_sum_to_a_hundred(weights):
    assert sum(dealt(weights)) == 100


@pytest.mark.parametrize(
    "ranks, points",
    [([1, 2], [67, 33]), ([2, 1], [33, 67]), ([1, 1], [50, 50]), ([3, 1, None], [33, 50, 17]), ([], [])],
)
def test_points_follow_ranks(ranks, points):
    assert by_rank(ranks) == points

import numpy as np
import pytest

from classification.proving.ranking import auc, difference, lift

STAYED = np.array([True] * 3 + [False] * 3)


def test_the_auc_is_the_share_of_pairs_in_the_right_order():
    scores = np.array([3.0, 2.0, 2.0, 2.0, 1.0, 0.0])
    assert auc(scores, STAYED).value == pytest.approx(8 / 9)


@pytest.mark.parametrize(("scores", "value"), [([1.0] * 6, 0.5), ([2.0] * 3 + [1.0] * 3, 1.0)])
def test_equal_scores_are_a_coin_and_a_perfect_order_is_one(scores, value):
    found = auc(np.array(scores), STAYED)
    assert (found.value, found.low, found.high) == (value, value, value)


def test_the_interval_agrees_with_resampling():
    random = np.random.default_rng(3)
    stayed = random.random(400) < 0.6
    scores = random.normal(size=400) + stayed
    found, drawn = auc(scores, stayed), random.integers(0, 400, (500, 400))
    middle = np.quantile([auc(scores[i], stayed[i]).value for i in drawn], [0.025, 0.975])
    assert (found.low, found.high) == pytest.approx(tuple(middle), abs=0.012)


def test_a_score_is_no_better_than_itself():
    gap = difference(STAYED * 1.0, STAYED * 1.0, STAYED)
    assert (gap.value, gap.better) == (0, False)


def test_nothing_is_told_apart_where_everybody_stayed():
    assert auc(np.arange(6.0), np.ones(6, dtype=bool)) is None


def test_lift_counts_those_level_with_the_limit_by_part():
    stayed = np.array([False] * 10 + [True] * 90)
    assert lift(np.arange(100.0), stayed) == 10
    assert lift(np.zeros(100), stayed) == pytest.approx(1)

"""Relative importance: exact, adding up to R2, refused where it would be noise."""

from itertools import permutations

import numpy as np
import pytest

from surveys import resampling
from surveys.drivers import Refusal, Refused, drivers, importance, residuals
from surveys.resampling import correlations

CODES = ["food", "signs", "toilets"]


def answers(n=400, seed=3, weights=(0.6, 0.3, 0.1)):
    draw = np.random.default_rng(seed)
    common = draw.normal(size=(n, 1))
    items = common + draw.normal(size=(n, len(weights)))
    overall = items @ np.array(weights) + draw.normal(scale=0.5, size=n)
    return np.column_stack([overall, items])


def ones(rows):
    return np.ones(len(rows), dtype=np.int64)


def r2(rows, items):
    if not items:
        return 0.0
    wide = np.column_stack([np.ones(len(rows)), rows[:, [item + 1 for item in items]]])
    left = rows[:, 0] - wide @ np.linalg.lstsq(wide, rows[:, 0], rcond=None)[0]
    return 1 - left.var() / rows[:, 0].var()


def test_the_gain_is_the_mean_over_every_order():
    rows = answers()
    orders = list(permutations(range(3)))
    gains = np.zeros(3)
    for order in orders:
        for place, item in enumerate(order):
            gains[item] += r2(rows, order[: place + 1]) - r2(rows, order[:place])
    found = importance(correlations(rows, ones(rows)[None, :]))[0]
    assert found == pytest.approx(gains / len(orders))


def test_every_subset_of_items_is_regressed():
    rows = answers()
    left = residuals(correlations(rows, ones(rows)[None, :]))[0]
    for subset in range(8):
        items = [item for item in range(3) if subset >> item & 1]
        assert 1 - left[subset] == pytest.approx(r2(rows, items))


def test_shares_add_up_and_the_strongest_is_first():
    rows = answers()
    found = drivers(CODES, rows, ones(rows), 5)
    assert [one.code for one in found.items] == CODES
    assert sum(one.share for one in found.items) == pytest.approx(1)
    assert found.r2 == pytest.approx(r2(rows, [0, 1, 2]))
    assert all(one.low <= one.share <= one.high for one in found.items)


def test_the_intervals_are_the_same_each_time():
    rows = answers()
    assert drivers(CODES, rows, ones(rows), 5) == drivers(CODES, rows, ones(rows), 5)


def test_drivers_that_are_alike_are_said_to_be_close():
    alike, apart = answers(n=60, seed=1, weights=(0.3, 0.3, 0.3)), answers(n=3000, weights=(0.9, 0.05, 0.0))
    assert drivers(CODES, alike, ones(alike), 5).close == 3
    assert drivers(CODES, apart, ones(apart), 5).close == 1


def test_items_that_others_say_already_are_named():
    rows = answers()
    rows = np.column_stack([rows, rows[:, 1] + np.random.default_rng(1).normal(scale=0.1, size=len(rows))])
    found = drivers([*CODES, "meals"], rows, ones(rows), 5)
    assert {one.code for one in found.collinear} == {"food", "meals"}


@pytest.mark.parametrize(
    "rows, reason",
    [
        (answers(n=29), Refusal.FEW_ANSWERS),
        (answers()[:, :2], Refusal.FEW_ITEMS),
        (np.column_stack([answers(), np.ones(400)]), Refusal.NO_SPREAD),
        (np.column_stack([answers(), answers()[:, 1]]), Refusal.SAME_ITEMS),
        (answers(weights=[0.1] * 13), Refusal.MANY_ITEMS),
    ],
)
def test_a_ranking_that_would_be_noise_is_refused(rows, reason):
    codes = [str(number) for number in range(rows.shape[1] - 1)]
    with pytest.raises(Refused) as refused:
        drivers(codes, rows, ones(rows), 5)
    assert refused.value.reason == reason


def test_intervals_from_blocks_are_those_from_single_answers(monkeypatch):
    draw = np.random.default_rng(3)
    items = draw.normal(size=(4000, 2))
    rows = np.column_stack([items @ [0.7, 0.3] + draw.normal(size=4000), items])
    single = drivers("ab", rows, ones(rows), 5)
    monkeypatch.setattr(resampling, "MANY", 3000)
    monkeypatch.setattr(resampling, "RESAMPLES_OF_MANY", 1000)
    blocks = drivers("ab", rows, ones(rows), 5)
    assert blocks.items[0].share == single.items[0].share
    assert [blocks.items[0].low, blocks.items[0].high] == pytest.approx(
        [single.items[0].low, single.items[0].high], abs=0.01
    )

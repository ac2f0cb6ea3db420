import numpy as np
import pytest

from classification.proving.calibration import brier, calibrated


def test_groups_are_about_equal_and_say_what_was_told_and_what_happened():
    chances = np.repeat([0.2, 0.8], 50)
    stayed = np.tile([True, False, False, False, False], 20) ^ (chances > 0.5)
    low, high = calibrated(chances, stayed)
    assert (low.exhibitors, low.told, low.stayed) == (50, pytest.approx(0.2), 0.2)
    assert (high.told, high.stayed) == (pytest.approx(0.8), 0.8)
    assert low.low < 0.2 < low.high


@pytest.mark.parametrize("count", [0, 1, 19])
def test_few_exhibitors_are_one_group_at_most(count):
    assert len(calibrated(np.linspace(0, 1, count), np.ones(count, dtype=bool))) == min(count, 1)


def test_chances_that_are_right_and_sure_are_perfect():
    assert brier(np.array([1.0, 0.0]), np.array([True, False])) == 0

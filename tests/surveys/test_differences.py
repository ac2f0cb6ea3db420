"""Differences with interval, test and effect, against published examples and SciPy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from surveys.differences import (
    benjamini_hochberg,
    corrected,
    holm,
    moments,
    of_means,
    of_promoters,
    of_shares,
)

ONE, TWO = [5, 4, 4, 3, 5, 2, 4, 5], [3, 2, 4, 1, 3, 3, 2, 2, 4]


def of(values):
    return moments(len(values), sum(values), sum(value * value for value in values))


def test_newcombes_interval_is_the_published_one():
    """Newcombe 1998, example (a): 56/70 less 48/80, method 10."""
    found = of_shares((56, 70), (48, 80), confidence=0.95)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


def test_means_are_tested_as_welch_did():
    found, known = of_means(of(ONE), of(TWO)), stats.ttest_ind(ONE, TWO, equal_var=False)
    assert found.p == pytest.approx(known.pvalue)
    interval = known.confidence_interval(0.90)
    assert (found.low, found.high) == (pytest.approx(interval.low), pytest.approx(interval.high))
    assert found.size == "large"


def test_promoters_less_detractors_differ_in_points():
    found = of_promoters((60, 20, 100), (40, 30, 100))
    assert found.value == pytest.approx(30)
    assert found.low < 30 < found.high
    assert found.real


def test_a_difference_without_spread_cannot_be_tested():
    assert of_means(of([3, 3, 3]), of([3, 3])) is None
    assert of_means(of([3]), of([4, 5])) is None
    assert of_shares((5, 5), (6, 6)).p == 1


@given(st.lists(st.floats(0, 1), max_size=20))
def test_corrections_never_make_a_difference_surer(ps):
    for adjusted in (holm(ps), benjamini_hochberg(ps)):
        assert all(
            0 <= before <= after + 1e-12 <= 1 + 1e-9 for before, after in zip(ps, adjusted, strict=True)
        )


def test_corrections_are_the_known_ones():
    ps = [0.01, 0.04, 0.03, 0.005]
    assert holm(ps) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert benjamini_hochberg(ps) == pytest.approx(list(stats.false_discovery_control(ps)))


def test_what_cannot_be_tested_is_not_counted():
    one = of_shares((56, 70), (48, 80))
    first, nothing = corrected([one, None])
    assert (first.adjusted, nothing) == (one.p, None)

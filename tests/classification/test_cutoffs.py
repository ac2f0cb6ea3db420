import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classification.cutoffs import top_cutoff

amounts = st.lists(st.integers(-1000, 1000).map(float), max_size=80).map(np.array)


def test_five_of_a_hundred_lie_in_the_top_five_per_cent():
    assert top_cutoff(np.arange(1.0, 101.0), 0.05) == 96


def test_ties_stand_or_fall_together():
    tied = np.array([9.0, 9.0, *np.arange(18) / 10])
    assert (top_cutoff(tied, 0.10), top_cutoff(tied, 0.04)) == (9, None)


@pytest.mark.parametrize(
    "nobody", [[], [7.0], [7.0] * 50, [np.nan], [0.0, -5.0, -9.0, -9.5], [-1.0] * 9 + [0.0]]
)
def test_nobody_stands_out(nobody):
    assert top_cutoff(np.array(nobody, dtype=float), 0.25) is None


@given(amounts, st.floats(0.01, 0.99))
def test_the_top_share_is_never_larger_than_its_ties_allow(values, share):
    cutoff = top_cutoff(values, share)
    if cutoff is not None:
        greater, equal = (values > cutoff).sum(), (values == cutoff).sum()
        assert cutoff > 0
        assert (greater + equal / 2) / values.size <= share + 1e-12


@given(amounts, st.floats(0.01, 0.99), st.randoms())
def test_order_and_unknown_amounts_do_not_matter(values, share, random):
    shuffled = [*values, np.nan, np.nan]
    random.shuffle(shuffled)
    assert top_cutoff(np.array(shuffled), share) == top_cutoff(values, share)

"""No small group is shown, and none can be reckoned from what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from surveys.hiding import leaves_enough, shown

SIZES = st.lists(st.integers(0, 40), min_size=1, max_size=12)
BASE = st.integers(1, 12)


@given(SIZES, BASE)
def test_no_group_below_the_base_is_shown(sizes, base):
    assert all(size >= base for size, one in zip(sizes, shown(sizes, base), strict=True) if one)


@given(SIZES, BASE)
def test_what_is_hidden_cannot_be_had_by_subtraction(sizes, base):
    hidden = [size for size, one in zip(sizes, shown(sizes, base), strict=True) if size and not one]
    if hidden and sum(sizes) >= base:
        assert len(hidden) > 1 or sum(sizes) == hidden[0]
        assert sum(hidden) >= base


@given(SIZES, BASE)
def test_nothing_is_hidden_where_every_group_is_large_enough(sizes, base):
    if min(sizes) >= base:
        assert all(shown(sizes, base))


def test_a_second_group_is_hidden_with_the_only_small_one():
    assert shown([20, 3, 9], 5) == [True, False, False]
    assert shown([20, 3, 2], 5) == [True, False, False]
    assert shown([20, 3, 1, 8], 5) == [True, False, False, False]


def test_groups_of_nobody_hide_nothing():
    assert shown([20, 0, 9], 5) == [True, False, True]


def test_a_part_left_out_is_nobody_or_enough():
    assert [leaves_enough(20, part, 5) for part in (0, 4, 5, 15, 16)] == [True, False, True, True, False]

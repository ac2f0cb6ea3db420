import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.scales import coefficient_alpha, straight_lined, straight_liners


def test_alpha_of_two_parallel_items_is_spearman_and_browns():
    """Equal variances and r = 0.6: 2r / (1 + r) = 0.75."""
    rows = [(1, 2), (2, 1), (3, 4), (4, 5), (5, 3)]
    r = 0.6
    assert coefficient_alpha(rows).value == pytest.approx(2 * r / (1 + r))


@given(
    st.lists(st.integers(1, 7), min_size=5, max_size=30).filter(lambda xs: len(set(xs)) > 1),
    st.integers(2, 6),
)
def test_alpha_of_one_item_asked_many_times_is_one(answers, items):
    assert coefficient_alpha([[answer] * items for answer in answers]).value == pytest.approx(1)


def test_alpha_uses_complete_rows_only():
    rows = [(1, 2), (2, 1), (3, 4), (4, 5), (5, 3)]
    assert coefficient_alpha([*rows, (5, None)]) == coefficient_alpha(rows)


@pytest.mark.parametrize("rows", [[(3, 3)] * 6, [(1,), (2,), (3,), (4,), (5,)]])
def test_alpha_that_does_not_exist_has_no_value(rows):
    assert (coefficient_alpha(rows).shown, coefficient_alpha(rows).value) == (True, None)


def test_alpha_below_the_base_is_not_shown():
    assert not coefficient_alpha([(1, 2), (3, 4)]).shown


def test_alpha_refuses_rows_of_different_length():
    with pytest.raises(ValueError, match="same items"):
        coefficient_alpha([(1, 2), (1, 2, 3)])


def test_few_answers_cannot_be_a_straight_line():
    assert straight_lined([4, 4, 4, None]) is None


def test_straight_liners_are_counted_among_those_who_answered_enough():
    tally = straight_liners([[4] * 5, [1, 2, 3, 4, 5], [5, 5, 5, 5, None], [3], [3, 3, 3, 4]], base=4)
    assert (tally.n, tally.value) == (4, 0.5)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.attainment import attainment, exhibitor_attainment

goals = st.lists(st.tuples(st.none() | st.integers(1, 7), st.integers(0, 10)), max_size=8)


@pytest.mark.parametrize(("answer", "reached"), [(1, 0.0), (4, 0.5), (7, 1.0), (None, None)])
def test_attainment_of_one_goal(answer, reached):
    assert attainment(answer) == reached


def test_attainment_off_the_scale_is_refused():
    with pytest.raises(ValueError, match="1 to 7"):
        attainment(8)


def test_heavier_goals_count_more():
    result = exhibitor_attainment([(7, 3), (1, 1)])
    assert (result.value, result.coverage) == (0.75, 1.0)


def test_an_unanswered_goal_lowers_coverage_and_not_the_value():
    result = exhibitor_attainment([(7, 1), (None, 3)])
    assert (result.value, result.answered, result.goals, result.coverage) == (1.0, 1, 2, 0.25)


@pytest.mark.parametrize("pairs", [[], [(None, 2)], [(5, 0)]])
def test_no_data_is_no_value(pairs):
    assert exhibitor_attainment(pairs).value is None


def test_a_negative_weight_is_refused():
    with pytest.raises(ValueError, match="negative"):
        exhibitor_attainment([(5, -1)])


@given(goals)
def test_the_mean_lies_between_the_worst_and_the_best_goal(pairs):
    result = exhibitor_attainment(pairs)
    counted = [attainment(answer) for answer, weight in pairs if answer is not None and weight > 0]
    if result.value is not None:
        assert min(counted) - 1e-9 <= result.value <= max(counted) + 1e-9

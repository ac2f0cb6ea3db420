import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.variance import between_variance

numbers = st.lists(st.floats(0, 100), min_size=1, max_size=20)


def test_equal_noise_gives_the_analysis_of_variance():
    means = np.array([40.0, 50.0, 60.0, 70.0])
    assert between_variance(means, np.full(4, 9.0)) == pytest.approx(np.var(means, ddof=1) - 9)


def test_chance_alone_is_no_difference():
    assert between_variance(np.array([50.0, 51.0, 49.0]), np.full(3, 25.0)) == 0


@pytest.mark.parametrize("means", [[50.0], [50.0, 50.0, 50.0]])
def test_one_person_or_equal_people_do_not_differ(means):
    assert between_variance(np.array(means), np.ones(len(means))) == 0


def test_without_noise_it_is_the_plain_variance():
    assert between_variance(np.array([0.0, 10.0]), np.zeros(2)) == 50


@given(numbers, st.data())
def test_it_is_finite_and_never_negative(means, data):
    noise = data.draw(st.lists(st.floats(1e-6, 1e4), min_size=len(means), max_size=len(means)))
    variance = between_variance(np.array(means), np.array(noise))
    assert 0 <= variance < 1e7

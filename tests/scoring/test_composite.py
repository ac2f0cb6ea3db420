import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.composite import DEFAULT_WEIGHTS, composite, in_percent

parts = st.dictionaries(st.sampled_from(sorted(DEFAULT_WEIGHTS)), st.none() | st.integers(0, 100))


def test_the_default_weights_sum_to_one():
    assert sum(DEFAULT_WEIGHTS.values()) == pytest.approx(1)


def test_parts_count_by_their_weights():
    result = composite({"a": 100, "b": 0}, {"a": 3, "b": 1})
    assert (result.value, result.weights, result.missing) == (75, {"a": 0.75, "b": 0.25}, ())


def test_a_missing_part_deals_its_weight_to_the_others_and_is_named():
    result = composite({"a": 80, "b": None}, {"a": 1, "b": 1, "c": 2})
    assert (result.value, result.weights, result.missing) == (80, {"a": 1}, ("b", "c"))


def test_nothing_known_is_no_figure():
    assert composite({}).value is None


@pytest.mark.parametrize(
    ("given_parts", "weights"),
    [({"x": 1}, {"a": 1}), ({}, {"a": -1, "b": 2}), ({"a": 1}, {"a": 0}), ({"a": 101}, {"a": 1})],
)
def test_what_cannot_be_weighed_is_refused(given_parts, weights):
    with pytest.raises(ValueError):
        composite(given_parts, weights)


@given(parts)
def test_the_composite_lies_between_its_parts(given_parts):
    result = composite(given_parts)
    known = [value for value in given_parts.values() if value is not None]
    if result.value is not None:
        assert min(known) - 1e-9 <= result.value <= max(known) + 1e-9
        assert sum(result.weights.values()) == pytest.approx(1)


def test_weights_in_per_cent_sum_to_a_hundred():
    used = in_percent({"satisfaction": 50 / 70, "promised_on_time": 15 / 70, "training_done": 5 / 70})
    assert used == {"satisfaction": 72, "promised_on_time": 21, "training_done": 7}
    assert (in_percent({}), in_percent({"a": 1.0})) == ({}, {"a": 100})

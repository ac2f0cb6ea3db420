import numpy as np
import pytest

from scoring.ratings import Rating, gather


def test_an_exhibitor_counts_once_for_each_person():
    gathered = gather(
        [Rating("ann", "acme", 1, 40), Rating("ann", "acme", 1, 80), Rating("bob", "acme", 1, 10)]
    )
    assert (gathered.people, list(gathered.owner), list(gathered.score)) == (("ann", "bob"), [0, 1], [60, 10])


def test_answers_from_two_editions_are_half_in_each():
    gathered = gather([Rating("ann", "acme", 2024, 40), Rating("ann", "acme", 2025, 80)])
    assert gathered.levels == (("edition", "2024"), ("edition", "2025"))
    assert np.array_equal(gathered.mix, [[0.5, 0.5]])


def test_a_mix_that_is_missing_is_a_level_of_its_own():
    gathered = gather([Rating("ann", "acme", 1, 40, {"class": "key"}), Rating("ann", "bolt", 1, 40)])
    assert gathered.levels[1:] == (("class", "key"), ("class", ""))


def test_shares_become_weights():
    gathered = gather([Rating("ann", "acme", 1, 40, share=0.75), Rating("bob", "acme", 1, 40, share=0.25)])
    assert list(gathered.weight) == [0.75, 0.25]


@pytest.mark.parametrize(
    "wrong", [{"score": 101}, {"score": float("nan")}, {"score": 5, "share": 0}, {"score": 5, "share": 2}]
)
def test_ratings_off_the_scale_are_refused(wrong):
    with pytest.raises(ValueError):
        Rating("ann", "acme", 1, **wrong)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.formula import ABOVE, BELOW, EXPECTED, NO_WITHIN, TOO_FEW, score_staff
from scoring.ratings import Rating

DYESTUFF = {
    "A": (1545, 1440, 1440, 1520, 1580),
    "B": (1540, 1555, 1490, 1560, 1495),
    "C": (1595, 1550, 1605, 1510, 1560),
    "D": (1445, 1440, 1595, 1465, 1545),
    "E": (1595, 1630, 1515, 1635, 1625),
    "F": (1520, 1455, 1450, 1480, 1445),
}
DYESTUFF_2 = {
    "A": (7.298, 3.846, 2.434, 9.566, 7.990),
    "B": (5.220, 6.556, 0.608, 11.788, -0.892),
    "C": (0.110, 10.386, 13.434, 5.510, 8.166),
    "D": (2.212, 4.852, 7.092, 9.288, 4.980),
    "E": (0.282, 9.014, 4.458, 9.446, 7.198),
    "F": (1.722, 4.782, 8.106, 0.758, 3.758),
}


def ratings_of(table, less=0.0, divided=1.0, **more):
    return [
        Rating(person, f"{person}{i}", 2026, (score - less) / divided, **more)
        for person, scores in table.items()
        for i, score in enumerate(scores)
    ]


def by_person(ratings, **more):
    return {score.person: score for score in score_staff(ratings, **more).scores}


def test_the_published_random_intercept_is_reproduced():
    """Dyestuff (Davies 1947), REML as in Bates, lme4: Mixed-effects modeling with R, 2010, section 1.3:
    1764.05 between, 2451.25 within, mean 1527.5; scaled here onto 0-100 by 3."""
    result = score_staff(ratings_of(DYESTUFF, 1400, 3))
    assert result.between * 9 == pytest.approx(1764.05, abs=0.01)
    assert result.within * 9 == pytest.approx(2451.25, abs=0.01)
    assert result.mean * 3 + 1400 == pytest.approx(1527.5)


def test_the_published_conditional_modes_are_reproduced():
    """The same fit's modes: mean 1527.5 plus w = 0.78252 of each batch's own distance."""
    result = score_staff(ratings_of(DYESTUFF, 1400, 3))
    modes = [(score.score - result.mean) * 3 for score in result.scores]
    assert modes == pytest.approx([-17.6069, 0.3913, 28.5622, -23.0845, 56.7331, -44.9952], abs=0.001)


def test_where_the_published_variance_is_zero_everybody_is_at_the_mean():
    """Dyestuff2 (Box & Tiao 1973), made so that the estimate is zero (Bates 2010, section 1.3.2)."""
    result = score_staff(ratings_of(DYESTUFF_2, -5, 0.25))
    assert (result.between, result.k) == (0, None)
    assert {score.group for score in result.scores} == {EXPECTED}
    assert [score.score for score in result.scores] == pytest.approx([result.mean] * 6)


def test_shrinkage_is_n_over_n_plus_k():
    result = score_staff(ratings_of({**DYESTUFF, "G": DYESTUFF["A"] * 3}, 1400, 3))
    assert [score.reliability for score in result.scores] == pytest.approx(
        [score.weight / (score.weight + result.k) for score in result.scores]
    )


def test_clearly_different_people_are_grouped():
    table = {
        "low": (10, 12, 11, 9, 13) * 4,
        "mid": (50, 52, 48, 51, 49) * 4,
        "high": (90, 91, 88, 92, 90) * 4,
    }
    table |= {f"mid{i}": table["mid"] for i in range(4)}
    scores = by_person(ratings_of(table))
    assert [scores[who].group for who in ("low", "mid", "high")] == [BELOW, EXPECTED, ABOVE]


def test_below_the_base_there_is_no_score_and_the_reason():
    scores = by_person(ratings_of({**DYESTUFF, "new": (1500,) * 4}, 1400, 3))
    assert (scores["new"].score, scores["new"].low, scores["new"].raw_mean) == (None, None, None)
    assert (scores["new"].reason, scores["new"].exhibitors) == (TOO_FEW, 4)


def test_many_answers_of_one_exhibitor_are_one_exhibitor():
    flood = [Rating("new", "fan", 2026, 100) for _ in range(50)]
    scores = by_person([*ratings_of(DYESTUFF, 1400, 3), *flood])
    assert (scores["new"].exhibitors, scores["new"].reason) == (1, TOO_FEW)


def test_a_shared_exhibitor_counts_by_its_share():
    scores = by_person(
        [*ratings_of({"A": DYESTUFF["A"]}, 1400, 3, share=0.5), *ratings_of({"B": DYESTUFF["B"]}, 1400, 3)]
    )
    assert (scores["A"].weight, scores["A"].exhibitors, scores["B"].weight) == (2.5, 5, 5)


def test_no_ratings_give_no_scores():
    assert score_staff([]).scores == ()


def test_without_two_exhibitors_for_anybody_luck_and_merit_cannot_be_told_apart():
    ratings = [Rating(person, person, 2026, 50) for person in "abc"]
    assert {score.reason for score in score_staff(ratings).scores} == {NO_WITHIN}


@pytest.mark.parametrize("table", [{"only": (10, 40, 50, 60, 90)}, {"a": (70,) * 5, "b": (70,) * 5}])
def test_one_person_and_equal_answers_are_as_expected(table):
    scores = by_person(ratings_of(table)).values()
    assert {score.group for score in scores} == {EXPECTED}


def test_people_who_each_satisfy_all_their_exhibitors_equally_keep_their_own_mean():
    scores = by_person(ratings_of({"a": (60,) * 5, "b": (80,) * 5}))
    assert [scores["a"].score, scores["b"].score] == pytest.approx([60, 80])


def test_an_edition_that_one_person_served_alone_is_no_effect():
    alone = [Rating("A", f"x{i}", 2027, 50 + i) for i in range(5)]
    others = ratings_of({"B": (40, 45, 50, 55, 60), "C": (41, 46, 51, 56, 61)})
    assert score_staff([*alone, *others]).effects["edition", "2027"] == pytest.approx(0)


scores_of = st.lists(st.integers(0, 100), min_size=1, max_size=12)


@given(st.dictionaries(st.sampled_from("abcdef"), scores_of, min_size=1))
def test_any_ratings_give_sound_scores(table):
    for score in score_staff(ratings_of(table)).scores:
        assert (score.score is None) == (score.reason is not None)
        if score.score is not None:
            assert 0 <= score.low <= score.score <= score.high <= 100


@given(st.dictionaries(st.sampled_from("abcdef"), scores_of, min_size=1), st.randoms())
def test_the_order_of_the_ratings_does_not_matter(table, random):
    ratings = ratings_of(table)
    shuffled = random.sample(ratings, len(ratings))
    one, other = by_person(ratings, base=1), by_person(shuffled, base=1)
    assert {who: score.score for who, score in one.items()} == {
        who: pytest.approx(other[who].score, abs=1e-4) for who in one
    }

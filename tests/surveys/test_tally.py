import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.tally import distribution, mean, net_promoter, share, top_box, wilson

SCALE_5 = (1, 2, 3, 4, 5)
nps_answers = st.lists(st.none() | st.integers(0, 10), max_size=60)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_intervals(hits, n, low, high):
    """Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3, 95 %."""
    assert wilson(hits, n, 0.95) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_stays_within_0_and_1(pair):
    hits, n = pair
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n <= high <= 1


@given(st.integers(1, 200), st.data())
def test_more_confidence_never_narrows_the_interval(n, data):
    hits = data.draw(st.integers(0, n))
    narrow, wide = wilson(hits, n, 0.8), wilson(hits, n, 0.95)
    assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]


def test_wilson_refuses_what_is_not_a_share():
    with pytest.raises(ValueError, match="not a share"):
        wilson(3, 2)


def test_distribution_counts_every_point_and_leaves_missing_out():
    tally = distribution([5, 5, None, 4, 1, 5], SCALE_5)
    assert (tally.n, tally.counts) == (5, {1: 1, 2: 0, 3: 0, 4: 1, 5: 3})


def test_distribution_refuses_an_answer_off_the_scale():
    with pytest.raises(ValueError, match="off the scale"):
        distribution([6], SCALE_5)


def test_distribution_below_the_base_is_not_shown():
    tally = distribution([5, 5, 5, 5], SCALE_5)
    assert (tally.n, tally.shown, tally.counts) == (4, False, None)


def test_only_the_top_box_is_completely_satisfied():
    tally = top_box([5, 4, 4, 4, 5, None])
    assert (tally.n, tally.value) == (5, 0.4)


def test_share_below_the_base_gives_no_figure():
    assert (share(2, 4).shown, share(2, 4).value, share(2, 4).low) == (False, None, None)


def test_nothing_is_shown_on_no_answers_even_without_a_base():
    assert not top_box([None], base=0).shown


def test_net_promoter_score_is_promoters_less_detractors():
    tally = net_promoter([10, 9, 9, 10, 10, 8, 7, 8, 6, 0], confidence=0.95)
    assert tally.value == pytest.approx(30.0)
    # (5.75 - 2.75) / 13 = 0.230769; variance 8.5/13 - 0.053254 = 0.600592; 1.959964 x sqrt(0.600592/13)
    assert (tally.low, tally.high) == pytest.approx((-19.0504, 65.2043), abs=1e-3)


@given(nps_answers)
def test_net_promoter_interval_holds_the_score(answers):
    tally = net_promoter(answers, base=1)
    if tally.value is not None:
        assert -100 <= tally.low <= tally.value <= tally.high <= 100


def test_mean_has_students_interval():
    tally = mean([1, 2, 3, 4, 5])
    # s = 1.581139, t(0.95, 4) = 2.131847 in any table of Student's t
    assert (tally.value, tally.low, tally.high) == pytest.approx((3, 1.492557, 4.507443), abs=1e-5)


def test_one_answer_has_a_mean_and_no_interval():
    tally = mean([4], base=1)
    assert (tally.value, tally.low) == (4, None)


def test_confidence_is_a_probability():
    with pytest.raises(ValueError, match="confidence"):
        share(1, 10, confidence=90)

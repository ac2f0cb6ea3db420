from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaln, gammaln

from classification.retention import Model, fit, log_likelihood
from classification.visit_history import History

DONORS = [
    History(frequency, recency, 6, count)
    for frequency, recency, count in (
        (0, 0, 3464), (1, 1, 1091), (1, 2, 277), (1, 3, 129), (1, 4, 78), (1, 5, 119), (1, 6, 129),
        (2, 2, 613), (2, 3, 255), (2, 4, 155), (2, 5, 173), (2, 6, 234), (3, 3, 322), (3, 4, 181),
        (3, 5, 225), (3, 6, 357), (4, 4, 240), (4, 5, 284), (4, 6, 512), (5, 5, 335), (5, 6, 728),
        (6, 6, 1203),
    )
]  # fmt: skip
"""The 11,104 donors of Fader, Hardie & Shang 2010: donations in 1996-2001 after the first in 1995."""

PAPER = Model(1.204, 0.750, 0.657, 2.783)
chances = st.floats(0.05, 20)
models = st.builds(Model, chances, chances, chances, chances)


@st.composite
def histories(draw):
    opportunities = draw(st.integers(0, 12))
    recency = draw(st.integers(0, opportunities))
    return History(draw(st.integers(1, recency)) if recency else 0, recency, opportunities)


def simulated(model, people, editions, seed):
    random = np.random.default_rng(seed)
    comes = random.random((people, editions)) < random.beta(model.alpha, model.beta, (people, 1))
    dies = random.random((people, editions)) < random.beta(model.gamma, model.delta, (people, 1))
    came = comes & (np.cumsum(dies, axis=1) == 0)
    recency = np.where(came.any(axis=1), editions - np.argmax(came[:, ::-1], axis=1), 0)
    return [History(int(x), int(t), editions) for x, t in zip(came.sum(axis=1), recency, strict=True)]


def test_the_papers_parameters_are_found():
    """Fader, Hardie & Shang 2010: 1.204, 0.750, 0.657, 2.783 and -33,225.6."""
    model = fit(DONORS)
    assert (model.alpha, model.beta, model.gamma, model.delta) == pytest.approx(
        (1.204, 0.750, 0.657, 2.783), abs=6e-4
    )
    assert model.log_likelihood == pytest.approx(-33_225.6, abs=0.05)
    assert not model.at_bound


def test_the_standard_errors_are_those_of_the_curvature_by_values_alone():
    model = fit(DONORS)
    at, size = np.array([model.alpha, model.beta, model.gamma, model.delta]), 1e-3
    moves = list(np.eye(4) * at * size)

    def value(move):
        return log_likelihood(Model(*(at + move)), DONORS)

    curvature = [
        [value(a + b) - value(a - b) - value(b - a) + value(-a - b) for b in moves] for a in moves
    ] / np.outer(2 * at * size, 2 * at * size)
    assert model.errors == pytest.approx(np.sqrt(np.diag(np.linalg.inv(-curvature))), rel=0.02)


def test_the_papers_log_likelihood_at_its_parameters():
    assert log_likelihood(PAPER, DONORS) == pytest.approx(-33_225.6, abs=0.05)


@given(models, st.integers(0, 7))
def test_the_chances_of_all_histories_sum_to_one(model, editions):
    """Every way to come or not: a history of recency t and frequency x stands for C(t - 1, x - 1) of them."""
    ways = product((False, True), repeat=editions)
    each = (
        History(sum(way), max((i for i, came in enumerate(way, 1) if came), default=0), editions)
        for way in ways
    )
    assert sum(np.exp(log_likelihood(model, [one])) for one in each) == pytest.approx(1)


@given(models, histories())
def test_the_chance_to_be_alive_is_a_chance_and_falls_with_time(model, history):
    alive = [model.alive(history, ahead) for ahead in range(4)]
    assert alive[0] <= 1 + 1e-9
    assert alive == sorted(alive, reverse=True)
    assert alive[-1] >= 0


@given(models, st.integers(1, 10))
def test_who_came_last_time_is_alive_now(model, editions):
    assert model.alive(History(1, editions, editions), ahead=0) == pytest.approx(1)


@given(models, histories(), st.integers(0, 6))
def test_nobody_is_expected_more_often_than_there_are_editions(model, history, editions):
    assert 0 <= model.expected(history, editions) <= editions


@pytest.mark.parametrize(
    ("history", "expected"), [(History(0, 0, 6), 0.1302169), (History(4, 5, 6), 3.627858)]
)
def test_the_published_walkthrough_is_reproduced(history, expected):
    """R package BTYD, walkthrough of the same donors, customers A and B over ten more periods."""
    assert fit(DONORS).expected(history, 10) == pytest.approx(expected, rel=1e-3)


def test_expected_participations_match_the_papers_closed_form():
    """The conditional expectation with gamma functions, for x = 4, t = 5, n = 6 over ten more periods."""
    a, b, g, d = PAPER.alpha, PAPER.beta, PAPER.gamma, PAPER.delta
    x, t, n, ahead = 4, 5, 6, 10
    likelihood = np.exp(log_likelihood(PAPER, [History(x, t, n)]))
    ratio = np.exp(gammaln(g + d) - gammaln(1 + d)) * d / (g - 1)
    fall = np.exp(gammaln(1 + d + n) - gammaln(g + d + n)) - np.exp(
        gammaln(1 + d + n + ahead) - gammaln(g + d + n + ahead)
    )
    expected = np.exp(betaln(a + x + 1, b + n - x) - betaln(a, b)) * ratio * fall / likelihood
    assert PAPER.expected(History(x, t, n), ahead) == pytest.approx(expected)


def test_known_parameters_are_recovered_from_simulated_histories():
    truth = Model(2.0, 1.0, 1.0, 5.0)
    seen = simulated(truth, 20_000, 8, seed=7)
    model = fit(seen)
    assert model.alpha / (model.alpha + model.beta) == pytest.approx(2 / 3, abs=0.02)
    assert model.gamma / (model.gamma + model.delta) == pytest.approx(1 / 6, abs=0.02)


def test_exhibitors_who_always_come_are_a_case_of_their_own():
    model = fit([History(5, 5, 5, 100)])
    assert model.at_bound
    assert model.alive(History(5, 5, 5)) > 0.95


@pytest.mark.parametrize("untold", [[], [History(0, 0, 0, 50)], [History(1, 1, 2, 0)]])
def test_without_a_second_chance_to_come_there_is_no_model(untold):
    assert fit(untold) is None


@pytest.mark.parametrize("wrong", [(2, 1, 3), (1, 4, 3), (0, 2, 3), (1, 0, 3), (-1, 0, 3), (1, 1, 1, -1)])
def test_histories_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError):
        History(*wrong)

import numpy as np
import pytest
import scipy.optimize

from classification.proving.logistic import ENOUGH, fit

RANDOM = np.random.default_rng(11)
X = RANDOM.normal(size=(2000, 2))
STAYED = RANDOM.random(2000) < 1 / (1 + np.exp(-(0.5 + 1.2 * X[:, 0] - 0.7 * X[:, 1])))
FACTS = {"a": X[:, 0], "b": X[:, 1]}


def test_the_weights_are_those_of_a_general_optimiser():
    scaled = (X - X.mean(axis=0)) / X.std(axis=0)
    signs = np.where(STAYED, 1, -1)

    def loss(w):
        return np.logaddexp(0, -signs * (w[0] + scaled @ w[1:])).sum() + (w[1:] ** 2).sum() / 2

    expected = scipy.optimize.minimize(loss, np.zeros(3), tol=1e-10).x
    found = fit(FACTS, STAYED)
    assert [found.base, *(one.weight for one in found.features)] == pytest.approx(expected, abs=1e-4)


def test_facts_that_are_unknown_or_the_same_for_all_do_no_harm():
    odd = {
        "none": np.full(2000, np.nan),
        "same": np.ones(2000),
        "half": np.where(X[:, 1] > 0, X[:, 0], np.nan),
    }
    found = fit(odd, STAYED)
    assert [one.name for one in found.features] == ["half", "known:half"]
    assert np.isfinite(found.chances(odd)).all()


def test_one_far_out_does_not_turn_the_others():
    wild = {"a": np.append(X[:, 0], 1e15), "b": np.append(X[:, 1], 0.0)}
    chances = fit(wild, np.append(STAYED, False)).chances(wild)
    assert np.isfinite(chances).all()


def test_perfect_separation_is_held_by_the_ridge():
    found = fit({"a": STAYED * 1.0}, STAYED)
    assert 0 < found.chances({"a": np.array([0.0])})[0] < 0.1


def test_too_few_leavers_are_not_fitted():
    stayed = np.arange(100) >= ENOUGH - 1
    assert fit({"a": np.arange(100.0)}, stayed) is None

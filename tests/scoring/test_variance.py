"""Variance components against published tables and against the likelihood written out in full."""

import numpy as np
import pytest
from scipy.optimize import minimize

from scoring.crossing import Crossed
from scoring.variance import components


def ratings(people=8, exhibitors=15, seed=1, spread=6.0):
    """Each exhibitor rates two or three people; shares and numbers are unequal."""
    random = np.random.default_rng(seed)
    merit, manner = random.normal(0, 5, people), random.normal(0, spread, exhibitors)
    pairs = [(p, e) for e in range(exhibitors) for p in random.choice(people, 2 + e % 2, replace=False)]
    owner, rater = np.array(pairs).T
    score = merit[owner] + manner[rater] + random.normal(0, 4, len(owner))
    return owner, rater, np.where(np.arange(len(owner)) % 3, 1.0, 0.5), score


def crossed(owner, rater, weight, score):
    return Crossed(owner, rater, weight, np.column_stack([np.ones(len(score)), score]))


def in_full(owner, rater, weight, score):
    """The restricted likelihood with the whole covariance matrix, minimised over all three variances."""

    def criterion(logarithms):
        between, spread, chance = np.exp(logarithms)
        same = np.equal.outer(owner, owner) * between + np.equal.outer(rater, rater) * spread
        inverse = np.linalg.inv(same + np.diag(chance / weight))
        ones = inverse.sum()
        left = score - inverse.sum(0) @ score / ones
        return -np.linalg.slogdet(inverse)[1] + np.log(ones) + left @ inverse @ left

    found = minimize(
        criterion,
        np.log([20, 20, 20]),
        method="Nelder-Mead",
        options={"xatol": 1e-7, "fatol": 1e-10, "maxiter": 2000},
    )
    return np.exp(found.x)


def test_crossed_people_and_exhibitors_agree_with_the_likelihood_in_full():
    data = ratings()
    found = components(crossed(*data))
    assert [found.between, found.exhibitors, found.chance] == pytest.approx(in_full(*data), rel=2e-3)


def test_where_nobody_was_rated_by_an_exhibitor_of_others_it_is_all_chance():
    owner, _, weight, score = ratings()
    assert components(crossed(owner, np.arange(len(owner)), weight, score)).exhibitors == 0


def test_a_negative_estimate_is_zero():
    owner, rater = np.repeat(np.arange(3), 4), np.arange(12)
    found = components(crossed(owner, rater, np.ones(12), np.tile([10.0, 20, 30, 40], 3)))
    assert (found.between, found.chance) == (0, pytest.approx(np.var([10, 20, 30, 40]) * 12 / 11))


def test_one_person_alone_does_not_differ():
    found = components(crossed(np.zeros(5, int), np.arange(5), np.ones(5), np.array([1.0, 2, 3, 4, 9])))
    assert found.between == pytest.approx(0, abs=1e-6)

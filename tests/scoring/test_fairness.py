"""Simulated staff whose true merit is known: seeded, so that the figures are the same every time."""

import numpy as np
import pytest

from scoring.formula import score_staff
from scoring.ratings import Rating

HARD, MEAN, BETWEEN, WITHIN = -12.0, 60.0, 5.0, 11.0


def staff(random, people=20, hard_share=lambda i, merit: 0.5):
    """Merits, and ratings by 5 to 40 exhibitors each, of whom a share is hard to please."""
    merits = MEAN + random.normal(0, BETWEEN, people)
    ratings = []
    for i, merit in enumerate(merits):
        for j in range(random.integers(5, 41)):
            hard = random.random() < hard_share(i, merit)
            score = np.clip(merit + HARD * hard + random.normal(0, WITHIN), 0, 100)
            ratings.append(Rating(i, (i, j), j % 2, float(score), {"class": "risk" if hard else "key"}))
    return merits, ratings


def runs(count, **more):
    """(merit on the average mix, score) of everybody in many simulated years."""
    for seed in range(count):
        random = np.random.default_rng(seed)
        merits, ratings = staff(random, **more)
        average = HARD * np.mean([rating.mix["class"] == "risk" for rating in ratings])
        yield merits + average, score_staff(ratings).scores


def errors(pairs, figure):
    return np.concatenate([[getattr(score, figure) for score in scores] - merits for merits, scores in pairs])


@pytest.fixture(scope="module")
def unequal():
    """Half of the people are given mostly hard exhibitors."""
    return list(runs(60, hard_share=lambda i, merit: 0.8 if i % 2 else 0.2))


def test_the_score_is_nearer_to_the_truth_than_the_raw_and_the_adjusted_mean(unequal):
    error = {
        name: np.sqrt(np.mean(errors(unequal, name) ** 2)) for name in ("score", "adjusted_mean", "raw_mean")
    }
    assert error["score"] < 0.93 * error["adjusted_mean"] < 0.93 * error["raw_mean"]


def test_nine_of_ten_intervals_hold_the_truth(unequal):
    held = [
        score.low <= merit <= score.high
        for merits, scores in unequal
        for merit, score in zip(merits, scores, strict=True)
    ]
    assert 0.88 <= np.mean(held) <= 0.92


def test_a_harder_mix_is_not_punished(unequal):
    bias = errors(unequal, "score").reshape(-1, 20)[:, 1::2].mean()
    raw = errors(unequal, "raw_mean").reshape(-1, 20)[:, 1::2].mean()
    assert abs(bias) < 0.4 < 3 < abs(raw)


def test_the_best_are_not_punished_for_being_given_the_hardest():
    pairs = list(runs(60, hard_share=lambda i, merit: 0.85 if merit > MEAN else 0.15))
    slopes = [np.polyfit(merits, [score.adjusted_mean for score in scores], 1)[0] for merits, scores in pairs]
    assert np.mean(slopes) == pytest.approx(1, abs=0.06)


def test_people_who_do_not_differ_are_seldom_called_different():
    calls = []
    for seed in range(60):
        random = np.random.default_rng(seed)
        ratings = [
            Rating(i, (i, j), 0, float(np.clip(random.normal(60, 11), 0, 100)))
            for i in range(15)
            for j in range(12)
        ]
        calls += [score.group != "as_expected" for score in score_staff(ratings).scores]
    assert np.mean(calls) < 0.05

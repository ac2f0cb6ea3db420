import numpy as np
import pytest

from classification.held_editions import Calendar
from classification.presence import Courses
from classification.residual import Retention, fit_retention, outlook
from classification.retention import Model
from classification.visit_history import History

MODEL = Model(1.2, 0.75, 0.66, 2.78)


def courses(rows):
    """Courses of (who, show, frequency, recency, opportunities)."""
    who, show, frequency, recency, chances = np.array(rows, dtype=np.int64).T
    missed, unknown = chances - recency, np.full(len(who), np.nan)
    return Courses(who, show, frequency + 1, recency, chances, missed, unknown, frequency + 1, frequency)


def test_too_little_history_gives_no_model():
    few = courses([(i, 1, 1, 1, 3) for i in range(50)])
    assert fit_retention(few).of(1) is None


def test_histories_that_do_not_hold_the_parameters_give_no_model():
    always = courses([(i, 1, 3, 3, 3) for i in range(500)])
    assert fit_retention(always).of(1) is None


def test_a_small_show_borrows_the_model_of_all():
    rng = np.random.default_rng(1)
    rows = []
    for i in range(3000):
        p, lives = rng.beta(1.2, 0.75), rng.geometric(rng.beta(0.66, 2.78)) - 1
        came = [k for k in range(1, 6) if k <= lives and rng.random() < p]
        rows.append((i, 1, len(came), came[-1] if came else 0, 5))
    found = fit_retention(courses([*rows, (9999, 2, 1, 1, 2)]))
    assert found.of(1) is not None
    assert found.of(2) == found.pooled


def test_expected_participations_are_discounted():
    ahead = outlook(courses([(0, 1, 2, 2, 3)]), Retention({1: MODEL}), 1)
    history = History(2, 2, 3)
    yearly = np.diff([0, *(MODEL.expected(history, k) for k in (1, 2, 3))])
    assert ahead.expected[0] == pytest.approx(sum(yearly / 1.1 ** np.arange(1, 4)))
    assert ahead.chance[0] == pytest.approx(MODEL.alive(history))


def test_several_shows_add_up():
    rows = [(0, 1, 2, 2, 3), (0, 2, 1, 1, 1)]
    apart = [outlook(courses([row]), Retention(pooled=MODEL), 1).expected[0] for row in rows]
    assert outlook(courses(rows), Retention(pooled=MODEL), 1).expected[0] == pytest.approx(sum(apart))


def test_without_a_model_nothing_is_expected():
    ahead = outlook(courses([(0, 1, 2, 2, 3)]), Retention(), 1)
    assert np.isnan(ahead.expected[0])


def test_models_survive_being_kept():
    kept = Retention({3: MODEL}, MODEL)
    assert Retention.read(kept.stored()) == kept


def test_a_calendar_of_nothing_is_empty():
    assert len(Calendar.of([]).ids) == 0

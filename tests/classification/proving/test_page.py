"""The page on a past day."""

from datetime import timedelta

import pytest

from classification.assessing import today
from foundation import work
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import came, editions

CHOICE = {"editions": 1, "among": "present"}


@pytest.fixture
def stayed(app):
    """Forty exhibitors at three editions, the last a month ago; half of them came to that."""
    held = editions(3, last=today() - timedelta(days=30))
    for place in range(40):
        came(ExhibitorFactory(), *held[: 2 + place % 2])
    return held


@pytest.fixture
def as_manager(sign_in):
    return sign_in("manager")


def look_back(browser, day):
    return browser.post("/classes/backtest", data=CHOICE | {"as_of": day.isoformat()}, follow_redirects=True)


def test_the_page_says_in_words_whether_the_plainest_score_is_beaten(stayed, as_manager):
    page = look_back(as_manager, today() - timedelta(days=90)).get_data(as_text=True)
    assert "20 of 40 stayed" in page
    assert "does not beat “Came the time before as well”" in page
    assert "The class does not predict who stays." in page


def test_a_day_without_an_outcome_is_said_to_have_none(stayed, as_manager):
    assert "No outcome yet" in look_back(as_manager, today() - timedelta(days=1)).get_data(as_text=True)


def test_a_day_to_come_is_refused(stayed, as_manager):
    answer = look_back(as_manager, today() + timedelta(days=1))
    assert answer.status_code == 422
    assert "Enter a day in the past" in answer.get_data(as_text=True)


def test_a_large_portfolio_is_a_job(stayed, as_manager, monkeypatch):
    monkeypatch.setattr("classification.proving.tasks.AT_ONCE", 1)
    day = today() - timedelta(days=90)
    assert "Being reckoned" in look_back(as_manager, day).get_data(as_text=True)
    assert work.run_all() == 1
    address = f"/classes/backtest?as_of={day}&editions=1&among=present"
    assert "20 of 40 stayed" in as_manager.get(address).get_data(as_text=True)

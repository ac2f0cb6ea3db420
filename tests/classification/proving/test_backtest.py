"""What is reckoned: who stayed, area and money, and that nothing is said before there is an outcome."""

from datetime import timedelta

import numpy as np
import pytest

from classification.proving.aftermath import EVERYBODY, PRESENT, aftermath
from classification.proving.backtest import backtest, ordered
from classification.proving.snapshot import snapshot
from tests.classification.proving.conftest import NOW, THEN
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import came


def test_area_and_money_are_those_of_an_edition_before_and_after(portfolio):
    after = aftermath(snapshot(THEN, 1), 1, PRESENT, NOW)
    assert (after.area[1], after.area_after[1]) == (11, 20)
    assert (after.money[0], after.money_after[0]) == (100_000, 0)


def test_who_had_lapsed_counts_among_everybody_only(portfolio, held):
    came(ExhibitorFactory(), held[0], held[3])
    then = snapshot(THEN, 1)
    sizes = [len(aftermath(then, 1, among, NOW).who) for among in (PRESENT, EVERYBODY)]
    assert sizes == [60, 61]


@pytest.mark.parametrize(("editions", "now"), [(2, NOW), (1, THEN + timedelta(days=9))])
def test_without_an_outcome_there_is_nothing_to_say(portfolio, editions, now):
    assert backtest(THEN, editions, PRESENT, now)["exhibitors"] == 0


def test_an_empty_house_has_no_outcome(app):
    assert backtest(THEN, 1, PRESENT, NOW)["exhibitors"] == 0


def test_the_figures_agree_with_what_happened(portfolio):
    found = backtest(THEN, 1, PRESENT, NOW)
    assert (found["exhibitors"], found["stayed"]) == (60, 40)
    assert sum(line["exhibitors"] for line in found["classes"]) == 60
    assert {one["name"] for one in found["scores"]} == {"alert", "class", "came_before"}


def test_one_exhibitor_is_no_error(held):
    came(ExhibitorFactory(), *held)
    assert backtest(THEN, 1, PRESENT, NOW)["stayed"] == 1


def test_extreme_and_equal_amounts_are_no_error(portfolio):
    for one in portfolio:
        one.potential_minor = 9 * 10**15
    assert np.isfinite(backtest(THEN, 1, EVERYBODY, NOW)["classes"][0]["stayed"])


def test_classes_are_in_order_when_none_stays_less_than_a_lower_one():
    lines = [{"class": "key", "stayed": 0.5}, {"class": "risk", "stayed": 0.6}, {"class": None, "stayed": 1}]
    assert not ordered(lines)
    assert ordered(lines[:1] + lines[2:])

"""The value equation, and who only stays."""

import pytest

from surveys.loyalty import Kind, kinds
from surveys.value import value


def test_gains_are_set_against_costs():
    found = value(attainment=0.6, performance=4.0, fairness=4.0, ease=5.5)
    assert (found.results, found.process, found.price, found.access) == (60, 75, 50, 25)
    assert found.ratio == pytest.approx(135 / 75)


def test_the_weakest_term_is_the_one_furthest_from_its_best():
    assert value(0.6, 4.0, 3.0, 5.5).weakest == "price"
    assert value(0.1, 4.0, 3.0, 5.5).weakest == "results"


def test_without_a_term_there_is_no_ratio_but_a_weakest_term():
    found = value(None, 4.0, 4.0, 5.5)
    assert (found.missing, found.ratio, found.weakest) == (["results"], None, "price")


def test_where_nothing_costs_there_is_no_ratio():
    assert value(0.5, 3, 7, 7).ratio is None


def test_satisfaction_and_return_make_five_kinds():
    cells = {(5, 5): 4, (4, 4): 3, (5, 2): 1, (2, 5): 2, (1, 1): 6}
    assert list(kinds(cells).values()) == [4, 3, 1, 2, 6]
    assert kinds({(3, 4): 1})[Kind.HOSTAGE] == 1


def test_one_term_alone_is_not_the_weakest():
    assert value(None, 4.0, None, None).weakest is None

"""Who came when, from real rows."""

from datetime import date

import pytest

from exhibitors.participation import Status
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import came, editions, facts_of


@pytest.fixture
def exhibitor(app):
    return ExhibitorFactory()


def test_editions_missed_since_the_last_are_counted(exhibitor):
    held = editions(4)
    came(exhibitor, *held[:2])
    came(ExhibitorFactory(), *held)
    facts = facts_of(exhibitor)
    assert (facts["participations"], facts["editions_since_last"]) == (2, 2)


def test_nobody_has_missed_an_edition_without_a_list(exhibitor):
    came(exhibitor, *editions(3)[:1])
    assert facts_of(exhibitor)["editions_since_last"] == 0


def test_nobody_has_missed_an_edition_that_was_cancelled(exhibitor):
    held = editions(3)
    came(exhibitor, held[0])
    came(ExhibitorFactory(), *held)
    held[2].cancelled = True
    db.session.flush()
    assert facts_of(exhibitor)["editions_since_last"] == 1


def test_who_comes_to_one_show_has_not_lapsed_by_missing_another(exhibitor):
    came(exhibitor, *editions(3)[:1])
    came(exhibitor, *editions(2))
    assert facts_of(exhibitor)["editions_since_last"] == 0


def test_the_gap_before_the_last_visit_is_counted(exhibitor):
    held = editions(4)
    came(exhibitor, held[0], held[-1])
    came(ExhibitorFactory(), *held)
    assert facts_of(exhibitor)["gap_before_last"] == 2


def test_editions_to_come_are_not_counted(exhibitor):
    came(exhibitor, *editions(3, last=date(2027, 5, 12)))
    assert facts_of(exhibitor)["participations"] == 2


def test_a_no_show_did_not_take_part(exhibitor):
    came(exhibitor, *editions(1), status=Status.NO_SHOW)
    assert facts_of(exhibitor)["participations"] == 0


def test_growth_is_against_the_edition_before_of_the_same_show(exhibitor):
    first, second = editions(2)
    came(exhibitor, first, net_area_m2=100, price_minor=10_000)
    came(exhibitor, second, net_area_m2=80, price_minor=15_000)
    facts = facts_of(exhibitor)
    assert (facts["area_growth"], facts["spend_growth"]) == (-0.2, 0.5)


def test_a_first_visit_has_no_growth(exhibitor):
    came(exhibitor, *editions(1))
    assert "area_growth" not in facts_of(exhibitor)


def test_growth_without_an_area_is_unknown(exhibitor):
    came(exhibitor, *editions(2), net_area_m2=None)
    assert "area_growth" not in facts_of(exhibitor)

"""Money facts, each from real rows."""

from datetime import date

import pytest

from classification.policy import Policy
from exhibitors.participation import Participation, Status
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import DAY, AcceptedRemedyFactory, came, editions, facts_of, noon
from tests.factories.plans import PlanItemFactory, ServicePlanFactory


@pytest.fixture
def exhibitor(app):
    return ExhibitorFactory()


def test_contribution_is_price_less_cost_less_hours(exhibitor):
    came(exhibitor, *editions(1), price_minor=100_000, cost_minor=10_000, cost_hours=2)
    facts = facts_of(exhibitor, policy=Policy(hourly_rate_minor=5_000))
    assert facts["contribution_lifetime_minor"] == 80_000


@pytest.mark.parametrize(("noted", "counted"), [(5, 5), (1, 2)])
def test_hours_noted_on_promises_and_on_the_participation_count_once(exhibitor, noted, counted):
    came(exhibitor, *editions(1), price_minor=100_000, cost_hours=2)
    made = ServicePlanFactory(participation=db.session.query(Participation).one())
    PlanItemFactory.create_batch(2, plan=made, hours_spent=noted / 2)
    facts = facts_of(exhibitor, policy=Policy(hourly_rate_minor=5_000))
    assert facts["contribution_lifetime_minor"] == 100_000 - counted * 5_000


def test_contribution_is_in_the_house_currency(exhibitor):
    came(exhibitor, *editions(1, exchange_rate=0.5), price_minor=100_000, cost_minor=20_000)
    assert facts_of(exhibitor)["contribution_lifetime_minor"] == 40_000


def test_accepted_remedies_are_taken_off(exhibitor):
    (edition,) = editions(1, exchange_rate=0.5)
    came(exhibitor, edition, price_minor=100_000)
    for state in ("accepted", "rejected"):
        AcceptedRemedyFactory(
            complaint__exhibitor=exhibitor,
            complaint__edition=edition,
            cost_minor=30_000,
            state=state,
            offered_at=noon(),
        )
    assert facts_of(exhibitor)["contribution_lifetime_minor"] == 35_000


def test_value_is_what_the_last_three_editions_brought(exhibitor):
    came(exhibitor, *editions(4), price_minor=100_000)
    facts = facts_of(exhibitor)
    assert (facts["value_minor"], facts["contribution_lifetime_minor"]) == (300_000, 400_000)


def test_an_unknown_price_stays_unknown(exhibitor):
    came(exhibitor, *editions(2), price_minor=None)
    facts = facts_of(exhibitor)
    assert not {"value_minor", "overdue_minor", "negative_editions_running"} & set(facts)


def test_what_is_known_counts_where_a_price_is_missing(exhibitor):
    first, second = editions(2)
    came(exhibitor, first, price_minor=100_000)
    came(exhibitor, second, price_minor=None)
    facts = facts_of(exhibitor)
    assert (facts["value_minor"], facts["editions_priced"], facts["editions_recent"]) == (100_000, 1, 2)


def test_a_cancelled_participation_brings_nothing(exhibitor):
    came(exhibitor, *editions(1), price_minor=100_000, status=Status.CANCELLED)
    assert "value_minor" not in facts_of(exhibitor)


def test_an_edition_to_come_brings_nothing_yet(exhibitor):
    came(exhibitor, *editions(2, last=date(2027, 5, 12)), price_minor=100_000)
    assert facts_of(exhibitor)["value_minor"] == 100_000


def test_negative_contribution_is_counted_back_from_the_latest_edition(exhibitor):
    first, *later = editions(4)
    came(exhibitor, first, price_minor=100_000)
    came(exhibitor, *later, price_minor=10_000, cost_minor=20_000)
    assert facts_of(exhibitor)["negative_editions_running"] == 3


def test_one_good_edition_ends_the_negative_run(exhibitor):
    *before, last = editions(3)
    came(exhibitor, *before, price_minor=10_000, cost_minor=20_000)
    came(exhibitor, last, price_minor=100_000)
    assert facts_of(exhibitor)["negative_editions_running"] == 0


def test_what_is_owed_past_its_day_is_overdue(exhibitor):
    (edition,) = editions(1, exchange_rate=2)
    came(exhibitor, edition, price_minor=100_000, paid_minor=40_000, due_on=date(2026, 3, 3))
    facts = facts_of(exhibitor)
    assert (facts["overdue_minor"], facts["overdue_days"]) == (120_000, 90)


def test_what_is_not_due_yet_is_not_overdue(exhibitor):
    came(exhibitor, *editions(1), price_minor=100_000, due_on=DAY)
    facts = facts_of(exhibitor)
    assert (facts["overdue_minor"], facts["overdue_days"]) == (0, 0)


def test_conduct_points_of_the_last_three_editions_add_up(exhibitor):
    came(exhibitor, *editions(4), conduct_points=2)
    assert facts_of(exhibitor)["conduct_points"] == 6


def test_a_stranger_has_no_facts_but_its_absence(exhibitor):
    facts = facts_of(exhibitor)
    assert set(facts.values()) == {0}
    assert set(facts) == {
        "participations",
        "editions_priced",
        "editions_recent",
        "open_complaints",
        "reopened_complaints",
    }

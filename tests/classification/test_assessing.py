"""Assessing writes what changed, once a day, and one exhibitor as it would everybody."""

from datetime import date, timedelta

import pytest
import time_machine

from classification import assessing, tasks
from classification.models import Assessment, Override
from exhibitors.models import Exhibitor
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import (
    DAY,
    JudgedComplaintFactory,
    ResponseFactory,
    came,
    editions,
    noon,
)


@pytest.fixture
def portfolio(app):
    """Ten exhibitors of rising worth at one show; the richest thinks well of us."""
    held = editions(2)
    everybody = [ExhibitorFactory() for _ in range(10)]
    for worth, exhibitor in enumerate(everybody, 1):
        came(exhibitor, *held, price_minor=worth * 100_000)
    ResponseFactory(exhibitor=everybody[-1], submitted_at=noon(), relationship_quality=90)
    db.session.commit()
    return everybody


def classes(portfolio):
    return [db.session.get(Exhibitor, one.id, populate_existing=True).relationship_class for one in portfolio]


def stored():
    return db.session.query(Assessment).count()


def test_everybody_gets_a_class_with_facts_and_rule(portfolio):
    assert assessing.assess_all(DAY) == 10
    assert classes(portfolio) == ["transactional"] * 7 + ["key"] * 2 + ["strategic"]
    last = db.session.query(Assessment).filter_by(exhibitor_id=portfolio[-1].id).one()
    assert (last.rule, last.facts["value_minor"], last.policy.number) == ("strategic", 2_000_000, 1)


def test_the_exhibitor_carries_lifecycle_value_and_time(portfolio):
    assessing.assess_all(DAY)
    one = db.session.get(Exhibitor, portfolio[0].id, populate_existing=True)
    assert (one.lifecycle, one.value_minor, one.classed_at is None) == ("returning", 200_000, False)


def test_assessing_is_no_edit_of_the_exhibitor(portfolio):
    before = portfolio[0].version, portfolio[0].updated_at
    assessing.assess_all(DAY)
    one = db.session.get(Exhibitor, portfolio[0].id, populate_existing=True)
    assert (one.version, one.updated_at) == before


def test_assessing_twice_on_a_day_changes_nothing(portfolio):
    assessing.assess_all(DAY)
    assert (assessing.assess_all(DAY), stored()) == (0, 10)


def test_only_what_changed_is_written_on_another_day(portfolio):
    assessing.assess_all(DAY)
    JudgedComplaintFactory(exhibitor=portfolio[3], received_at=noon(DAY))
    assert (assessing.assess_all(DAY + timedelta(days=1)), stored()) == (1, 11)


def test_a_prospect_that_stays_one_has_no_history(app):
    ExhibitorFactory()
    db.session.commit()
    assert assessing.assess_all(DAY) == 0


def test_an_empty_portfolio_is_assessed(app):
    assert assessing.assess_all(DAY) == 0


def test_a_small_fall_is_held_one_night_and_happens_the_next(portfolio):
    assessing.assess_all(DAY)
    ResponseFactory(exhibitor=portfolio[-1], submitted_at=noon(DAY), relationship_quality=58)
    nights = []
    for night in (1, 1, 2):
        assessing.assess_all(DAY + timedelta(days=night))
        nights.append(classes(portfolio)[-1])
    assert nights == ["strategic", "strategic", "key"]


def test_an_alert_is_kept_with_its_causes_in_order(portfolio):
    JudgedComplaintFactory(exhibitor=portfolio[0], received_at=noon(DAY))
    ResponseFactory(exhibitor=portfolio[0], submitted_at=noon(DAY), overall=2)
    assessing.assess_all(DAY)
    one = db.session.get(Exhibitor, portfolio[0].id, populate_existing=True)
    last = db.session.query(Assessment).filter_by(exhibitor_id=one.id).one()
    assert one.alert == "low_satisfaction open_complaint"
    assert [cause["code"] for cause in last.alert] == one.alert.split()


def test_who_has_gone_raises_no_alert(app):
    gone, held = ExhibitorFactory(), editions(3)
    came(gone, held[0])
    came(ExhibitorFactory(), *held)
    JudgedComplaintFactory(exhibitor=gone, received_at=noon(DAY))
    assessing.assess_all(DAY)
    assert db.session.get(Exhibitor, gone.id, populate_existing=True).alert is None


def test_an_override_holds_until_its_last_day(portfolio):
    one = portfolio[0]
    override = Override(
        exhibitor_id=one.id, relationship_class="key", reason="Joint plan", ends_on=DAY + timedelta(days=1)
    )
    db.session.add(override)
    found = []
    for night in range(3):
        assessing.assess_all(DAY + timedelta(days=night))
        found.append(classes(portfolio)[0])
    assert found == ["key", "key", "transactional"]


def test_one_exhibitor_is_judged_as_among_all(portfolio):
    with time_machine.travel(noon(DAY), tick=False):
        tasks.assess_everybody()
        came(portfolio[0], *editions(1, last=date(2026, 5, 20)), price_minor=5_000_000)
        assessing.assess(portfolio[0].id)
    assert classes(portfolio)[0] == "key"


def test_the_first_single_assessment_assesses_everybody(portfolio):
    with time_machine.travel(noon(DAY), tick=False):
        assessing.assess(portfolio[0].id)
    assert classes(portfolio)[-1] == "strategic"


def test_the_nightly_task_keeps_what_it_found(portfolio):
    with time_machine.travel(noon(DAY), tick=False):
        assert tasks.assess_everybody() == 10
        db.session.rollback()
        assert tasks.assess_everybody() == 0

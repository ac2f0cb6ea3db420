"""Merging without anybody looking: only where people's decisions so far say it is right."""

import pytest
from sqlalchemy import func, select

from exhibitors.actions import save
from exhibitors.duplicates import tasks, trust, unseen
from exhibitors.duplicates.models import DuplicateDecision, MergeSetting
from exhibitors.models import Exhibitor
from foundation import clock, work
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.people import PersonFactory


def decide(times, verdict="merged", score=0.99, **more):
    values = {"pair_low": 1, "pair_high": 2, "one_name": "A", "other_name": "B", "score": score}
    db.session.add_all(DuplicateDecision(**values, verdict=verdict, **more) for _ in range(times))
    db.session.flush()


def left_after_a_search():
    for name in ("Alder Pumps", "Alder Pumps GmbH"):
        save(ExhibitorFactory(name=name))
    tasks.queue()
    db.session.commit()
    work.run_all()
    return db.session.scalar(select(func.count()).select_from(Exhibitor))


def test_few_decisions_prove_nothing():
    assert trust.safe_from([(0.99, True)] * 49, 0.9) is None


def test_the_lowest_step_that_is_right_often_enough():
    decisions = [(0.95, True)] * 300 + [(0.6, False)] * 30
    assert trust.safe_from(decisions, 0.98) == 0.7


def test_right_every_time_is_still_judged_cautiously():
    assert trust.trusts([(0.9, True)] * 100)[0].low == pytest.approx(0.9737, abs=1e-3)


def test_nothing_is_merged_unseen_by_default(app):
    decide(400, person_id=PersonFactory().id)
    assert left_after_a_search() == 2


def test_what_the_setting_allows_is_merged_after_the_search(app):
    decide(400, person_id=PersonFactory().id)
    db.session.add(MergeSetting(automatic=True, precision=99))
    assert left_after_a_search() == 1


def test_merges_by_rule_prove_nothing_unless_they_were_undone(app):
    decide(60)
    decide(1, undone_at=clock.now())
    assert unseen.decisions() == [(0.99, False)]


def test_a_verdict_of_two_companies_that_was_taken_back_does_not_count(app):
    decide(1, "apart", person_id=PersonFactory().id, undone_at=clock.now())
    assert unseen.decisions() == []


def test_the_setting_is_saved(sign_in):
    browser = sign_in("organiser")
    answer = browser.post("/exhibitors/duplicates/setting", data={"automatic": "y", "precision": "97"})
    assert answer.status_code == 302
    assert (unseen.setting().automatic, unseen.setting().precision) == (True, 97)


@pytest.mark.parametrize("precision", ["", "50", "101", "x"])
def test_a_precision_that_cannot_be_is_refused(sign_in, precision):
    answer = sign_in("organiser").post("/exhibitors/duplicates/setting", data={"precision": precision})
    assert answer.status_code == 422

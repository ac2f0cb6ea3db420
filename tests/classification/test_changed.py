"""What moves a class at once: the timetable finds it within seconds."""

from datetime import timedelta

import pytest

from classification import assessing, tasks
from classification.changed import changed_since
from complaints.models import ComplaintStep
from exhibitors.field_change import FieldChange
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import JudgedComplaintFactory, ResponseFactory


def answered(one):
    survey = ResponseFactory(exhibitor=one, overall=1).survey
    survey.closes_at = clock.now() + timedelta(days=1)


def complained(one):
    complaint = JudgedComplaintFactory(exhibitor=one)
    db.session.add(ComplaintStep(complaint=complaint, to_state="received"))


def paid(one):
    db.session.add(FieldChange(record="participation", record_id=1, exhibitor_id=one.id, field="paid_minor"))


def renamed(one):
    db.session.add(FieldChange(record="exhibitor", record_id=one.id, exhibitor_id=one.id, field="name"))


@pytest.mark.parametrize(("change", "found"), [(answered, 1), (complained, 1), (paid, 1), (renamed, 0)])
def test_what_a_class_reads_is_found_and_nothing_else(app, change, found):
    one, since = ExhibitorFactory(), clock.now() - timedelta(seconds=30)
    change(one)
    db.session.flush()
    assert changed_since(since) == [one.id][:found]
    assert changed_since(clock.now() + timedelta(seconds=1)) == []


def test_a_bad_answer_raises_the_alert_at_once(portfolio):
    answered(portfolio[3])
    db.session.commit()
    assert tasks.assess_changed() >= 1
    assert db.session.get(Exhibitor, portfolio[3].id).alert.startswith("low_satisfaction")


def test_many_at_a_time_wait_for_the_night(portfolio, monkeypatch):
    monkeypatch.setattr(tasks, "AT_MOST", 0)
    assert tasks.assess_changed() == 0


def test_before_the_first_round_nobody_is_looked_at(app):
    answered(ExhibitorFactory())
    db.session.commit()
    assert tasks.assess_changed() == 0
    assert assessing.latest_round() is None

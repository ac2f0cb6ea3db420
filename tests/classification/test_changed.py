"""What moves a class at once: the timetable finds it within seconds."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from classification import assessing, tasks
from classification.changed import changed_since
from complaints.models import ComplaintStep
from exhibitors.field_change import FieldChange
from exhibitors.models import Exhibitor
from foundation import clock, work
from foundation.database import db
from plans import offering
from plans.offer import Uptake
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.judged import JudgedComplaintFactory, ResponseFactory
from tests.factories.people import PersonFactory
from tests.factories.plans import OfferFactory


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


def service_taken_back(one):
    offer, long_ago = OfferFactory(), clock.now() - timedelta(days=9)
    came = ParticipationFactory(exhibitor=one, edition=offer.edition, created_at=long_ago)
    offering.answer(offer, came, "taken", PersonFactory().id)
    db.session.query(Uptake).update({"answered_at": long_ago})
    offering.answer(offer, came, None, PersonFactory().id)


@pytest.mark.parametrize(
    ("change", "found"), [(answered, 1), (complained, 1), (paid, 1), (service_taken_back, 1), (renamed, 0)]
)
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


def test_after_many_at_a_time_everybody_is_assessed_as_a_job(portfolio, monkeypatch):
    monkeypatch.setattr(tasks, "AT_MOST", 0)
    answered(portfolio[3])
    db.session.commit()
    tasks.assess_changed()
    tasks.assess_changed()
    assert db.session.scalars(select(work.Job.state)).all() == ["queued"]


def test_the_first_list_that_comes_in_is_assessed_as_a_job(app):
    assert tasks.assess_changed() == 0
    answered(ExhibitorFactory())
    db.session.commit()
    tasks.assess_changed()
    assert assessing.latest_round() is None
    assert work.latest(tasks.SUBJECT).state == "queued"

"""What plays fire for, once each, with what comes of it."""

from datetime import timedelta

import pytest

from classification import assessing
from classification.plays import sighting, sweeping
from classification.plays.dry_run import dry_run
from classification.plays.models import Firing, Play, Trigger
from classification.plays.standard import add_standard
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db, writing
from foundation.mail import Mail
from plans.models import PlanItem
from plans.task import Task
from staff.models import Role
from surveys.mode import Mode
from tests.factories.companies import ExhibitorFactory, InteractionFactory
from tests.factories.judged import JudgedComplaintFactory, ResponseFactory, came, editions
from tests.factories.people import PersonFactory
from tests.factories.plans import ServicePlanFactory
from tests.factories.plays import PlayFactory
from tests.factories.surveys import SurveyFactory


def swept(*expected):
    db.session.commit()
    sweeping.sweep()
    db.session.expire_all()
    return [firing.exhibitor_id for firing in db.session.query(Firing).order_by(Firing.id)]


@pytest.fixture
def acme(app):
    return ExhibitorFactory(name="Acme", owner=PersonFactory(), relationship_class="strategic")


def test_a_complaint_becomes_one_task_of_the_owner_however_often_it_is_swept(acme):
    PlayFactory(classes=["strategic"], task_days=1)
    JudgedComplaintFactory(exhibitor=acme, number="C-1")
    JudgedComplaintFactory(exhibitor=ExhibitorFactory(relationship_class="key"))
    assert swept() == [acme.id]
    assert swept() == [acme.id]
    task = db.session.query(Task).one()
    assert (task.owner_id, task.why, task.due_on) == (
        acme.owner_id,
        "Complaint C-1",
        assessing.today() + timedelta(days=1),
    )


def test_what_was_before_the_play_was_switched_on_fires_nothing(acme):
    PlayFactory(active_from=assessing.today())
    JudgedComplaintFactory(exhibitor=acme)
    assert swept() == []


def test_a_low_answer_fires_in_a_named_survey_only(acme):
    PlayFactory(trigger=Trigger.LOW_ANSWER, amount=2)
    ResponseFactory(exhibitor=acme, overall=1, survey=SurveyFactory(mode=Mode.CONFIDENTIAL))
    assert swept() == []
    ResponseFactory(exhibitor=acme, overall=2)
    assert swept() == [acme.id]


def test_silence_is_broken_by_a_call_and_not_by_a_note(acme):
    PlayFactory(trigger=Trigger.NO_CONTACT, amount=4)
    for weeks, kind in ((20, "call"), (1, "note")):
        InteractionFactory(exhibitor=acme, kind=kind, happened_at=clock.now() - timedelta(weeks=weeks))
    other = ExhibitorFactory(relationship_class="key")
    InteractionFactory(exhibitor=other, kind="call", happened_at=clock.now() - timedelta(weeks=2))
    assert swept() == [acme.id]


def test_a_stand_that_shrinks_fires_while_the_edition_is_not_over(acme):
    PlayFactory(trigger=Trigger.STAND_SHRINKS, amount=25)
    first, second = editions(2, last=assessing.today() + timedelta(days=90))
    came(acme, first, net_area_m2=100)
    came(acme, second, net_area_m2=75)
    other = ExhibitorFactory()
    came(other, first, net_area_m2=100)
    came(other, second, net_area_m2=76)
    assert swept() == [acme.id]


def test_the_rebooking_date_comes_near_for_who_has_not_rebooked(acme):
    PlayFactory(trigger=Trigger.REBOOKING_NEAR, amount=14)
    last, coming = editions(2, last=assessing.today() + timedelta(days=300))
    last.rebooking_until = assessing.today() + timedelta(days=10)
    booked = ExhibitorFactory()
    came(acme, last)
    came(booked, last, coming)
    assert swept() == [acme.id]


def test_a_fall_and_a_new_alert_fire_from_the_assessments(acme):
    PlayFactory(trigger=Trigger.CLASS_DOWN)
    PlayFactory(trigger=Trigger.ALERT)
    one = editions(1, last=assessing.today() - timedelta(days=20))[0]
    came(acme, one)
    assessing.assess_all()
    db.session.query(Firing).delete()
    assert swept() == []
    JudgedComplaintFactory(exhibitor=acme)
    assessing.assess(acme.id)
    assert swept() == [acme.id]


def test_owners_get_one_mail_and_the_promise_stands_in_the_plan(acme):
    PlayFactory(mail_owner=True, plan_item="Call before build-up", rest_days=0)
    coming = came(acme, editions(1, last=assessing.today() + timedelta(days=60))[0])[0]
    ServicePlanFactory(participation=coming)
    JudgedComplaintFactory.create_batch(2, exhibitor=acme)
    assert swept() == [acme.id, acme.id]
    assert db.session.query(Mail).one().recipient == acme.owner.email
    assert {item.title for item in db.session.query(PlanItem)} == {"Call before build-up"}


def test_a_task_left_undone_is_told_to_the_managers_once(acme):
    manager = PersonFactory(role=Role.MANAGER)
    PlayFactory(escalate_days=2, task_days=0)
    JudgedComplaintFactory(exhibitor=acme)
    swept()
    db.session.query(Task).update({"due_on": assessing.today() - timedelta(days=3)})
    swept()
    swept()
    assert [mail.recipient for mail in db.session.query(Mail)] == [manager.email]


def test_killed_in_the_middle_nothing_was_done_and_the_next_sweep_does_it(acme, monkeypatch):
    PlayFactory(mail_owner=True)
    JudgedComplaintFactory(exhibitor=acme)
    with monkeypatch.context() as patch:
        patch.setattr(sweeping.notices, "tell_owners", lambda *values: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            swept()
    assert (db.session.query(Task).count(), db.session.query(Firing).count()) == (0, 0)
    assert swept() == [acme.id]


def test_it_looks_without_keeping_others_from_writing(acme, monkeypatch):
    held = []
    monkeypatch.setitem(sighting.READ, Trigger.COMPLAINT, lambda span: iter(held.append(writing.get()) or ()))
    PlayFactory()
    swept()
    assert held == [False]


def test_what_fired_while_another_sweep_looked_fires_once(acme):
    play = PlayFactory()
    JudgedComplaintFactory(exhibitor=acme)
    db.session.commit()
    seen = sighting.sight(play)
    assert (sweeping.fire(seen), sweeping.fire(seen)) == (1, 0)


def test_a_play_changed_since_it_looked_waits_for_the_next_sweep(acme):
    play = PlayFactory()
    JudgedComplaintFactory(exhibitor=acme)
    db.session.commit()
    seen = sighting.sight(play)
    play.task_title = "Write today"
    db.session.flush()
    assert sweeping.fire(seen) == 0


def test_the_standard_plays_are_off_and_added_once(app):
    assert add_standard() == 5
    assert add_standard() == 0
    assert db.session.query(Exhibitor).count() == 0
    assert swept() == []


def test_a_silence_that_a_call_has_ended_fires_no_more(acme):
    PlayFactory(trigger=Trigger.NO_CONTACT, amount=4)
    for weeks in (20, 2):
        InteractionFactory(exhibitor=acme, kind="call", happened_at=clock.now() - timedelta(weeks=weeks))
    assert swept() == []
    assert len(dry_run(db.session.query(Play).one()).fired) == 1

"""Nobody is asked too often: who was mailed lately is left out, named, and can be invited later."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from foundation import clock
from foundation.database import db, unit_of_work
from surveys import reach, sending, tasks
from surveys.models import Invitation
from surveys.reach import Asking
from surveys.rest import AskingRest
from tests.factories.companies import ContactFactory
from tests.factories.surveys import SurveyFactory, exhibiting


@pytest.fixture
def asked(app):
    """A contact to whom a survey was mailed just now."""
    survey = SurveyFactory()
    contact = exhibiting(survey.edition, email="Anna@kessler.example")
    with unit_of_work():
        sending.send(survey)
    return contact


def another(asked, **values):
    edition = db.session.scalars(select(Invitation)).first().survey.edition
    return SurveyFactory(edition=edition, **values)


def test_who_was_mailed_lately_is_left_out_and_invited_later(asked):
    survey = another(asked)
    db.session.commit()
    assert reach.reach(Asking.of(survey)).left_out == {"lately": 1}
    assert sending.send(survey) == 0
    with time_machine.travel(clock.now() + timedelta(days=8)):
        assert sending.send(survey) == 1


def test_the_same_address_at_another_exhibitor_is_the_same_person(asked):
    survey = another(asked)
    ContactFactory(email="anna@kessler.example", exhibitor=exhibiting(survey.edition, email=None).exhibitor)
    assert reach.reach(Asking.of(survey)).left_out == {"lately": 2}


def test_a_survey_that_opens_later_may_ask_again(asked):
    assert sending.left(another(asked, opens_at=clock.now() + timedelta(days=10))) == 1
    assert sending.left(another(asked, opens_at=clock.now() + timedelta(days=5))) == 0


def test_a_mail_that_waits_for_its_opening_counts_then(app):
    first = SurveyFactory(opens_at=clock.now() + timedelta(days=10))
    exhibiting(first.edition)
    with unit_of_work():
        sending.send(first)
    later = SurveyFactory(edition=first.edition)
    assert sending.left(later) == 1
    later.opens_at = clock.now() + timedelta(days=12)
    assert sending.left(later) == 0


def test_reminders_count_and_wait(asked):
    invitation = db.session.scalars(select(Invitation)).one()
    invitation.sent_at = invitation.survey.opens_at = clock.now() - timedelta(days=12)
    invitation.reminded_at, invitation.survey.remind_after_days = clock.now() - timedelta(days=3), 2
    invitation.survey.reminders, invitation.reminders = 3, 1
    db.session.commit()
    assert sending.left(another(asked)) == 0
    assert tasks.remind() == 0
    with time_machine.travel(clock.now() + timedelta(days=5)):
        assert tasks.remind() == 1


def test_without_a_limit_everybody_is_asked(asked):
    db.session.add(AskingRest(days=0))
    db.session.flush()
    assert sending.left(another(asked)) == 1


def test_managers_set_the_limit(sign_in, asked):
    survey = another(asked)
    browser = sign_in("manager")
    assert "asked lately" in browser.get(f"/surveys/{survey.id}").text
    assert "can be asked from" in browser.get(f"/surveys/{survey.id}/left-out?reason=lately").text
    assert browser.post("/surveys/limit", data={"days": "400", "version": "1"}).status_code == 422
    assert browser.post("/surveys/limit", data={"days": "0", "version": "1"}).status_code == 302
    assert sending.left(survey) == 1
    assert sign_in("organiser").get("/surveys/limit").status_code == 403

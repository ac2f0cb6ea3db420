"""Those who have not answered are reminded once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from foundation import clock
from foundation.database import db, unit_of_work, writing
from foundation.mail import Mail
from surveys import posting, sending, tasks
from surveys.models import Invitation
from tests.factories.surveys import SurveyFactory, exhibiting


@pytest.fixture
def invitation(app):
    survey = SurveyFactory(opens_at=clock.now() - timedelta(days=9))
    exhibiting(survey.edition)
    with unit_of_work():
        sending.send(survey, at=survey.opens_at)
    return db.session.scalars(select(Invitation)).one()


def reminders() -> list[str]:
    return list(db.session.scalars(select(Mail.purpose).where(Mail.purpose.startswith("reminder:"))))


def test_the_silent_are_reminded_once(invitation):
    assert [tasks.remind(), tasks.remind()] == [1, 0]
    assert reminders() == [f"reminder:{invitation.id}"]


@pytest.mark.parametrize("stamp", ["answered_at", "reminded_at"])
def test_who_answered_or_was_reminded_is_left_in_peace(invitation, stamp):
    setattr(invitation, stamp, clock.now())
    db.session.commit()
    assert tasks.remind() == 0


def test_who_refused_surveys_is_not_reminded(invitation):
    invitation.contact.surveys_refused_at = clock.now()
    db.session.commit()
    assert tasks.remind() == 0


def test_nobody_is_reminded_too_early_or_after_the_close(invitation):
    invitation.survey.remind_after_days = 10
    db.session.commit()
    assert tasks.remind() == 0
    invitation.survey.remind_after_days = 7
    invitation.survey.closes_at = clock.now()
    db.session.commit()
    assert tasks.remind() == 0


@pytest.fixture
def held(monkeypatch) -> list[bool]:
    """Whether others had to wait while letters were written out, each time."""
    found, own = [], posting.write
    monkeypatch.setattr(posting, "write", lambda *told: found.append(writing.get()) or own(*told))
    return found


def test_nobody_waits_while_letters_are_written_out(invitation, held):
    invitation.survey.thanks = {"subject": {"en": "Thank you"}, "body": {"en": "It helps."}}
    db.session.commit()
    tasks.remind()
    invitation.answered_at = clock.now()
    db.session.commit()
    assert (tasks.thank(), set(held)) == (1, {False})


def test_who_answers_while_the_reminder_is_written_out_gets_none(invitation, monkeypatch):
    own = posting.write

    def answered_meanwhile(*told):
        with unit_of_work():
            db.session.get(Invitation, invitation.id).answered_at = clock.now()
        return own(*told)

    monkeypatch.setattr(posting, "write", answered_meanwhile)
    assert (tasks.remind(), reminders()) == (0, [])

"""Sending invites everybody in the audience once, and mails each once, whatever is run again."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from foundation import clock, work
from foundation.database import db, unit_of_work, writing
from foundation.mail import Mail
from surveys import posting, reach, sending
from surveys.audience import EVERY_CONTACT, FIRST_TIME, RETURNING, Audience
from surveys.models import Invitation
from tests.factories.companies import ContactFactory, ExhibitorFactory, ParticipationFactory
from tests.factories.shows import EditionFactory
from tests.factories.surveys import SurveyFactory, exhibiting


def size(edition, audience) -> int:
    return reach.size(reach.Asking(edition, audience))


def mails() -> int:
    return db.session.scalar(select(func.count(Mail.id)))


@pytest.fixture
def survey(app):
    survey = SurveyFactory()
    for _ in range(3):
        exhibiting(survey.edition)
    return survey


def test_each_contact_gets_one_mail_with_a_link_of_its_own(survey):
    assert sending.send(survey) == 3
    tokens = list(db.session.scalars(select(Invitation.token)))
    bodies = "".join(db.session.scalars(select(Mail.body)))
    assert len(set(tokens)) == 3
    assert all(f"http://localhost:8000/s/{token}\n" in bodies for token in tokens)


def test_sending_twice_invites_nobody_twice(survey):
    sending.send(survey)
    assert sending.send(survey) == 0
    assert mails() == 3


def test_sending_again_invites_newcomers_only(survey):
    sending.send(survey)
    exhibiting(survey.edition)
    assert sending.send(survey) == 1
    assert mails() == 4


def test_mails_are_due_when_the_survey_opens(app):
    opens = clock.now() + timedelta(days=2)
    survey = SurveyFactory(opens_at=opens)
    exhibiting(survey.edition)
    sending.send(survey)
    assert db.session.scalar(select(Mail.due_at)) == opens


def test_a_closed_survey_is_not_sent(survey):
    survey.closes_at = clock.now() - timedelta(hours=1)
    with pytest.raises(sending.NothingToSend):
        sending.send(survey)


def test_the_questionnaire_freezes_with_the_first_sending(survey):
    sending.send(survey)
    db.session.refresh(survey.questionnaire)
    assert survey.sent_at is not None
    assert survey.questionnaire.sent_at is not None


def test_a_job_killed_between_batches_goes_on_without_a_second_mail(survey, monkeypatch):
    monkeypatch.setattr("surveys.posting.BATCH", 1)
    with unit_of_work():
        job = work.queue(sending.JOB, subject=sending.subject_of(survey), survey=survey.id)
        sending.add_invitations(survey, clock.now())
    with unit_of_work():
        rows = sending.uninvited(survey.id)
        posting.invite(rows, posting.invitations(rows), clock.now())
    work.run_all()
    db.session.refresh(job)
    assert (job.state, job.result, job.done, mails()) == ("done", {"sent": 3}, 3, 3)


def test_nobody_waits_while_the_job_writes_invitations_out(survey, monkeypatch):
    held, own = [], posting.write
    monkeypatch.setattr(posting, "write", lambda *told: held.append(writing.get()) or own(*told))
    with unit_of_work():
        work.queue(sending.JOB, survey=survey.id)
    work.run_all()
    assert (mails(), set(held)) == (3, {False})


def test_a_large_audience_is_sent_by_the_job_process(survey, monkeypatch):
    monkeypatch.setattr(sending, "AT_ONCE", 2)
    with unit_of_work():
        assert sending.start(survey) is None
        assert sending.start(survey) is None
    assert work.run_all() == 1
    assert mails() == 3


def test_refused_bounced_and_unreachable_contacts_are_left_out(app):
    edition = EditionFactory()
    exhibiting(edition, surveys_refused_at=clock.now())
    exhibiting(edition, bounced_at=clock.now())
    exhibiting(edition, email=None)
    assert size(edition, Audience()) == 0


def test_the_main_contact_speaks_or_everybody_does(app):
    edition = EditionFactory()
    first = exhibiting(edition)
    ContactFactory(exhibitor=first.exhibitor, main=True)
    assert size(edition, Audience()) == 1
    assert size(edition, Audience(contacts=EVERY_CONTACT)) == 2


def test_the_audience_is_narrowed_by_class_package_and_status(app):
    edition = EditionFactory()
    exhibiting(edition).exhibitor.relationship_class = "key"
    ParticipationFactory(exhibitor=ContactFactory().exhibitor, edition=edition, package="shell_scheme")
    ParticipationFactory(exhibitor=ContactFactory().exhibitor, edition=edition, status="cancelled")
    assert size(edition, Audience()) == 2
    assert size(edition, Audience(classes=["key"])) == 1
    assert size(edition, Audience(packages=["shell_scheme"])) == 1
    assert size(edition, Audience(statuses=["cancelled"])) == 1


def test_first_timers_are_those_who_never_attended_before(app):
    later = EditionFactory()
    earlier = EditionFactory(starts_on=later.starts_on - timedelta(days=3650))
    old = exhibiting(later).exhibitor
    ParticipationFactory(exhibitor=old, edition=earlier)
    exhibiting(later)
    exhibiting(later)
    assert size(later, Audience(timers=FIRST_TIME)) == 2
    assert size(later, Audience(timers=RETURNING)) == 1


def test_represented_companies_are_not_asked(app):
    edition = EditionFactory()
    ParticipationFactory(exhibitor=ContactFactory().exhibitor, edition=edition, kind="represented")
    assert size(edition, Audience()) == 0


def test_an_invitation_is_written_in_the_contacts_language(app):
    survey = SurveyFactory()
    exhibiting(survey.edition, language="zh_CN", exhibitor=ExhibitorFactory(name="大连机床"))
    sending.send(survey)
    assert "大连机床在" in db.session.scalar(select(Mail.subject))


def test_invitations_recorded_after_the_close_get_no_mail(app):
    survey = SurveyFactory(
        opens_at=clock.now() - timedelta(days=300), closes_at=clock.now() - timedelta(days=270)
    )
    exhibiting(survey.edition)
    assert sending.send(survey, at=survey.opens_at) == 1
    assert mails() == 0

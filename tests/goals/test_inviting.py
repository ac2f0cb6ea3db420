"""Exhibitors are asked for their goals by mail: with a link of their own, and once."""

import pytest
from sqlalchemy import select

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from goals import inviting
from goals.sheet import GoalLink
from tests.factories.aims import GoalFactory
from tests.factories.companies import ContactFactory, ParticipationFactory

LETTER = {
    "subject_en": "What should {edition} bring {company}?",
    "body_en": "Dear {contact}, {link}",
    "subject_zh": "{company}",
    "body_zh": "{link}",
}


@pytest.fixture
def address(exhibitor, coming):
    ContactFactory(exhibitor=exhibitor, name="Anna", main=True)
    ContactFactory(exhibitor=exhibitor, name="Berta")
    db.session.commit()
    return f"/goals/invite?edition={coming.id}"


def test_the_main_contact_gets_one_mail_with_the_link_and_is_not_asked_twice(sign_in, address):
    browser = sign_in("organiser")
    assert "Dear Anna" in browser.post(address, data=LETTER).text
    assert db.session.query(Mail).count() == 0
    for _time in range(2):
        assert browser.post(address, data=LETTER | {"send": "1"}).status_code == 302
    mail, link = db.session.query(Mail).one(), db.session.query(GoalLink).one()
    assert link.token in mail.body
    assert (mail.body.startswith("Dear Anna"), link.sent_at is not None) == (True, True)


def test_who_has_goals_cancelled_or_refused_is_left_out(sign_in, address, exhibitor, coming):
    GoalFactory(exhibitor=exhibitor, edition=coming)
    ContactFactory(exhibitor=ParticipationFactory(edition=coming, status="cancelled").exhibitor)
    away = ParticipationFactory(edition=coming, status="contracted").exhibitor
    ContactFactory(exhibitor=away, surveys_refused_at=clock.now())
    db.session.commit()
    sign_in("organiser").post(address, data=LETTER | {"send": "1"})
    assert db.session.query(GoalLink).count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"body_en": "Dear {contact}"},
        {"subject_en": "{nme}"},
        {"subject_zh": "{company}: {link}"},
        {"body_zh": ""},
    ],
)
def test_a_letter_that_cannot_work_is_refused(sign_in, address, changes):
    answer = sign_in("organiser").post(address, data=LETTER | changes | {"send": "1"})
    assert (answer.status_code, db.session.query(Mail).count()) == (422, 0)


def test_only_organisers_mail(sign_in, address):
    assert sign_in("staff").get(address).status_code == 403


def test_a_name_in_braces_is_known_or_told():
    assert inviting.unknown_names("{contact} {link} {nme}") == ["nme"]


def test_whoever_cancelled_is_asked_by_no_list(app, coming):
    away = ParticipationFactory(edition=coming, status="cancelled").exhibitor
    ContactFactory(exhibitor=away)
    assert inviting.count(coming, select(Exhibitor.id)) == 0

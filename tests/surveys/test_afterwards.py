"""After the answers: whoever wants a call is called, and those who answered hear what came of it."""

import pytest
from sqlalchemy import select

from foundation import clock, work
from foundation.database import db
from foundation.mail import Mail
from surveys.afterwards import calls, changed
from surveys.afterwards.models import CallWish
from tests.factories.companies import ContactFactory, ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory
from tests.factories.surveys import InvitationFactory


@pytest.fixture
def invitation(app):
    exhibitor = ExhibitorFactory(name="Kessler Antriebe", owner=PersonFactory(name="Lena Wagner"))
    contact = ContactFactory(exhibitor=exhibitor, name="Ada Kessler")
    invitation = InvitationFactory(contact=contact, answered_at=clock.now())
    ParticipationFactory(exhibitor=exhibitor, edition=invitation.survey.edition, status="attended")
    db.session.commit()
    return invitation


@pytest.mark.parametrize(
    ("text", "good"),
    [("+49 (30) 123-456", True), ("12345", True), ("1234", False), ("call me", False), ("1" * 41, False)],
)
def test_a_phone_number_is_digits_with_the_usual_signs(text, good):
    assert calls.is_phone(text) is good


def test_one_post_asks_for_a_call_and_the_page_says_so(client, invitation):
    posted = {"phone": "+49 30 123456", "suits": "Monday", "go": "call"}
    page = client.post(f"/s/{invitation.token}/call", data=posted, follow_redirects=True)
    assert "We will call you" in page.text
    wish = db.session.scalars(select(CallWish)).one()
    assert (wish.invitation_id, wish.phone, wish.suits) == (invitation.id, "+49 30 123456", "Monday")


def test_a_wish_posted_twice_is_one_and_the_owner_is_told_once(client, invitation):
    for phone in ("+49 30 111111", "+49 30 222222"):
        client.post(f"/s/{invitation.token}/call", data={"phone": phone})
    assert db.session.scalars(select(CallWish.phone)).all() == ["+49 30 222222"]
    told = db.session.scalars(select(Mail)).one()
    assert (told.recipient, "Ada Kessler of Kessler Antriebe" in told.body) == (
        invitation.exhibitor.owner.email,
        True,
    )


def test_a_wish_can_be_taken_back_until_the_call(client, invitation):
    client.post(f"/s/{invitation.token}/call")
    page = client.post(f"/s/{invitation.token}/call", data={"go": "never_mind"}, follow_redirects=True)
    assert ("Would you like us to call?" in page.text, db.session.scalar(select(CallWish))) == (True, None)


def test_what_cannot_be_dialled_is_refused_and_stays(client, invitation):
    answer = client.post(f"/s/{invitation.token}/call", data={"phone": "ring <me>", "suits": "x" * 201})
    assert (answer.status_code, "ring &lt;me&gt;" in answer.text) == (422, True)
    assert db.session.scalar(select(CallWish)) is None


def test_nobody_asks_for_a_call_before_answering(client, invitation):
    invitation.answered_at = None
    db.session.commit()
    client.post(f"/s/{invitation.token}/call", data={"phone": "12345"})
    assert db.session.scalar(select(CallWish)) is None


def test_staff_see_the_wish_until_somebody_has_called(sign_in, invitation):
    wish = calls.wish(invitation.id, "+49 30 123456", "Monday")
    db.session.commit()
    browser, edition = sign_in("staff"), invitation.survey.edition_id
    pages = (
        f"/surveys/{invitation.survey_id}",
        f"/exhibitors/{invitation.exhibitor_id}",
        f"/next?edition={edition}",
    )
    marks = ("+49 30 123456", "+49 30 123456", "wants to be called")
    assert [mark in browser.get(page).text for page, mark in zip(pages, marks, strict=True)] == [True] * 3
    browser.post(f"/surveys/calls/{wish.id}/made", data={"back": pages[0]})
    assert marks[0] not in browser.get(pages[0]).text
    assert "Asked to be called" in browser.get(pages[1]).text
    browser.post(f"/surveys/calls/{wish.id}/waits")
    assert marks[0] in browser.get(pages[0]).text


def test_what_changed_stands_under_the_link_of_whoever_answered(client, sign_in, invitation):
    page = f"/surveys/{invitation.survey_id}/changed"
    assert sign_in("organiser").post(page, data={"en": " "}).status_code == 422
    sign_in("organiser").post(page, data={"en": "Coffee in every hall.", "zh": "每个展厅都有咖啡。"})
    assert "Coffee in every hall." in client.get(f"/s/{invitation.token}").text
    assert "每个展厅都有咖啡。" in client.get(f"/s/{invitation.token}/thanks?language=zh_CN").text


def test_what_changed_is_mailed_once_to_those_who_answered_and_may_be_written_to(sign_in, invitation):
    survey = invitation.survey
    InvitationFactory(survey=survey)
    refused = ContactFactory(surveys_refused_at=clock.now())
    InvitationFactory(survey=survey, contact=refused, answered_at=clock.now())
    changed.write(survey.id, {"en": "Coffee in every hall."})
    browser = sign_in("organiser")
    for _again in range(2):
        browser.post(f"/surveys/{survey.id}/changed/mail")
        work.run_all()
    mail = db.session.scalars(select(Mail)).one()
    assert (mail.recipient, "Coffee in every hall." in mail.body) == (invitation.contact.email, True)
    assert mail.body.rstrip().endswith("/unsubscribe")

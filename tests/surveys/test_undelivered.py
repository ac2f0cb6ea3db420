"""What the mail server refuses is seen, with its words; an address that is none gets no more mail."""

import pytest
from sqlalchemy import select

from exhibitors.models import Contact
from foundation import clock, delivery
from foundation.database import db, unit_of_work
from foundation.mail import Mail
from surveys import reach, sending
from surveys.models import Invitation
from surveys.reach import Asking
from tests.factories.companies import ContactFactory
from tests.factories.surveys import SurveyFactory, exhibiting


@pytest.fixture
def survey(app):
    survey = SurveyFactory()
    exhibiting(survey.edition, email="gone@kessler.example")
    exhibiting(survey.edition, email="here@kessler.example")
    with unit_of_work():
        sending.send(survey)
    return survey


def contact(email: str = "gone@kessler.example") -> Contact:
    return db.session.scalars(select(Contact).where(Contact.email == email)).one()


@pytest.mark.parametrize(
    ("answer", "marked"),
    [
        ("550 5.1.1 No such user", True),
        ("550 No such user", True),
        ("550 5.7.1 Relaying denied", False),
        ("552 5.2.2 Mailbox full", False),
        ("554 We do not like you", False),
        ("451 4.7.1 Greylisted", False),
    ],
)
def test_only_an_address_that_is_none_is_marked(survey, smtp_server, answer, marked):
    smtp_server.answers["gone@kessler.example"] = answer
    assert delivery.send_due() == 1
    assert (contact().bounced_at is not None, contact().bounce_reason) == (marked, answer if marked else None)
    assert contact("here@kessler.example").bounced_at is None


def test_whose_mail_came_back_is_left_out_of_the_next_survey(survey, smtp_server):
    smtp_server.answers["gone@kessler.example"] = "550 No such user"
    delivery.send_due()
    later = SurveyFactory(edition=survey.edition)
    assert reach.reach(Asking.of(later)).left_out["bounced"] == 1


def test_a_put_off_mail_is_shown_with_the_servers_words(sign_in, survey, smtp_server):
    smtp_server.answers["gone@kessler.example"] = "451 Greylisted"
    delivery.send_due()
    browser = sign_in("staff")
    assert "1 tried again later" in browser.get(f"/surveys/{survey.id}").text
    page = browser.get(f"/surveys/{survey.id}/undelivered").text
    assert "451 Greylisted" in page
    assert "here@kessler.example" not in page


def test_a_server_that_is_down_is_seen_on_the_screen(sign_in, survey, smtp_server):
    smtp_server.stop()
    delivery.send_due()
    assert "2 tried again later" in sign_in("staff").get(f"/surveys/{survey.id}").text


def test_a_new_address_is_not_the_one_that_failed(sign_in):
    failing = ContactFactory(bounced_at=clock.now(), bounce_reason="550 No such user")
    browser = sign_in("staff")
    page = browser.get(f"/exhibitors/contacts/{failing.id}/edit").text
    assert "550 No such user" in page
    posted = {
        "name": failing.name,
        "email": "new@kessler.example",
        "language": "en",
        "version": failing.version,
    }
    assert browser.post(f"/exhibitors/contacts/{failing.id}/edit", data=posted).status_code == 302
    assert (contact("new@kessler.example").bounced_at, contact("new@kessler.example").bounce_reason) == (
        None,
        None,
    )


def test_an_address_that_is_right_after_all_is_tried_again(sign_in):
    failing = ContactFactory(bounced_at=clock.now(), bounce_reason="550 Try later")
    sign_in("staff").post(f"/exhibitors/contacts/{failing.id}/address-works")
    db.session.refresh(failing)
    assert failing.bounced_at is None


def test_a_mail_program_unsubscribes_with_one_post(app, client, survey, smtp_server):
    delivery.send_due()
    sent = next(mail for mail in smtp_server.taken if mail["To"] == "here@kessler.example")
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = sent["List-Unsubscribe"].strip(" <>").removeprefix("http://localhost:8000")
    answer = client.post(address, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    db.session.expire_all()
    assert contact("here@kessler.example").surveys_refused_at is not None
    assert db.session.scalar(select(Invitation.answered_at).limit(1)) is None
    assert {mail.unsubscribe is None for mail in db.session.scalars(select(Mail))} == {False}


def test_a_server_that_is_too_slow_is_seen_and_the_others_get_their_mail_in_the_next_round(
    app, sign_in, survey, smtp_server, monkeypatch
):
    monkeypatch.setitem(app.config, "SMTP_TIMEOUT", 0.2)
    smtp_server.delay = 0.4
    delivery.send_due()
    smtp_server.delay = 0
    delivery.send_due()
    browser = sign_in("staff")
    page = browser.get(f"/surveys/{survey.id}/undelivered").text
    assert [mark in page for mark in ("gone@kessler", "Unsure", "timed out", "here@kessler")] == [
        True,
        True,
        True,
        False,
    ]
    assert "1 unsure" in browser.get(f"/surveys/{survey.id}").text
    assert smtp_server.taken[-1]["To"] == "here@kessler.example"


def test_the_way_out_in_a_test_mail_says_what_it_does_and_takes_nobody_out(sign_in, survey):
    browser = sign_in("organiser")
    browser.post(f"/surveys/{survey.id}/test", data={"which": "invitation", "language": "en"})
    body = db.session.scalars(select(Mail.body).order_by(Mail.id.desc())).first()
    way_out = next(word for word in body.split() if word.endswith("/unsubscribe"))
    page = browser.get(way_out.removeprefix("http://localhost:8000"))
    assert (page.status_code, "nobody is taken out" in page.text, "<form" in page.text) == (200, True, False)


def test_the_link_for_complaints_in_a_test_mail_says_what_it_leads_to(sign_in, survey):
    page = sign_in("organiser").get(f"/surveys/{survey.id}/preview/complain")
    assert "opens the form for a complaint" in page.text

"""A mail's text can be read by managers; the links in it that act for somebody cannot be used."""

from foundation.database import db
from foundation.mail import Mail
from staff import people
from staff.outbox import without_keys
from tests.factories.mails import MailFactory
from tests.factories.people import PersonFactory


def test_a_mail_can_be_opened_and_read(app, sign_in):
    written = MailFactory(subject="Your stand", body="Hello,\n\nyour stand is ready.\n")
    browser = sign_in("manager")
    assert f'href="/people/mail/{written.id}"' in browser.get("/people/mail").text
    assert "your stand is ready." in browser.get(f"/people/mail/{written.id}").text


def test_staff_open_no_mail(app, sign_in):
    assert sign_in("staff").get(f"/people/mail/{MailFactory().id}").status_code == 403


def test_a_link_that_sets_a_password_is_cut_off(app):
    with app.test_request_context():
        people.invite(PersonFactory())
    body = db.session.query(Mail).one().body
    text, cut = without_keys(body)
    assert (cut, "/new-password/…" in text, len(text) < len(body) - 20) == (True, True, True)


def test_a_survey_link_is_cut_off_and_addresses_of_pages_stay():
    text = "http://standwell.example:8000/s/Zo0c3RQUrKqWn8FhS2dE4g/unsubscribe http://a.example/surveys/12"
    said = "http://standwell.example:8000/s/…/unsubscribe http://a.example/surveys/12"
    assert without_keys(text) == (said, True)

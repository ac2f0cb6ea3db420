"""The outgoing mail shows what became of it, and what may be sent again."""

import re

import pytest

from foundation import mail
from foundation.database import db
from foundation.mail import Mail


def letter(**values):
    text = {"recipient": "anna@kessler.example", "subject": "Your survey", "body": "/new-password/SECRET"}
    written = Mail(**(text | values))
    db.session.add(written)
    db.session.flush()
    return written


def test_every_state_is_counted_and_filtered(app, sign_in):
    for state in mail.STATES:
        letter(state=state, subject=f"It is {state}")
    browser = sign_in("manager")
    text = browser.get("/people/mail").text
    assert {"Waiting 3", "Sent 1", "Unsure 1", "Failed 1"} <= set(re.findall(r"[A-Z][a-z]+ \d", text))
    failed = browser.get("/people/mail?state=failed").text
    assert ("It is failed" in failed, "It is sent" in failed) == (True, False)


def test_the_texts_are_not_shown_for_they_hold_links(app, sign_in):
    letter()
    assert "SECRET" not in sign_in("manager").get("/people/mail").text


@pytest.mark.parametrize("state", ["unsure", "failed"])
def test_what_failed_or_is_unsure_can_be_sent_again(app, sign_in, state):
    written = letter(state=state, error="550 no such user")
    browser = sign_in("manager")
    assert "550 no such user" in browser.get("/people/mail").text
    assert browser.post(f"/people/mail/{written.id}/send-again").status_code == 302
    assert db.session.get(Mail, written.id, populate_existing=True).state == "queued"


@pytest.mark.parametrize("state", ["queued", "sent", "handing_over"])
def test_what_is_sent_or_under_way_is_not_sent_again(app, sign_in, state):
    written = letter(state=state)
    assert sign_in("manager").post(f"/people/mail/{written.id}/send-again").status_code == 409


@pytest.mark.parametrize(("role", "told"), [("admin", "SMTP_URL is not set"), ("manager", "ask your admin")])
def test_without_a_mail_server_it_says_what_to_do(app, sign_in, role, told):
    assert told in sign_in(role).get("/people/mail").text


def test_the_list_pages(app, sign_in):
    for number in range(60):
        letter(subject=f"Letter {number}.")
    browser = sign_in("manager")
    first = browser.get("/people/mail").text
    assert ("Letter 59." in first, "Letter 9." in first) == (True, False)
    assert "after=" in first


def test_staff_do_not_see_the_outgoing_mail(app, sign_in):
    assert sign_in("staff").get("/people/mail").status_code == 403

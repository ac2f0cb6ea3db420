"""A new password comes by mail, works once within its time, and ends every session."""

import re

import pytest

from foundation.database import db
from foundation.mail import Mail
from staff import passwords
from staff.models import Person
from tests.factories.people import PersonFactory
from tests.staff.test_sign_in import HASH, PASSWORD, enter, signed_in

NEW = {"password": "another long sentence", "again": "another long sentence"}


@pytest.fixture
def lena(app):
    person = PersonFactory(email="lena@standwell.example", password_hash=HASH)
    db.session.commit()
    return person


def mailed_path(mail):
    return re.search(r"http://localhost:8000(/new-password/\S+)", mail.body).group(1)


def ask(client, email="lena@standwell.example"):
    return client.post("/forgotten", data={"email": email}, follow_redirects=True)


def test_a_reset_link_comes_by_mail_and_sets_a_new_password(lena, client):
    ask(client)
    [mail] = db.session.query(Mail)
    assert mail.recipient == "lena@standwell.example"
    assert client.post(mailed_path(mail), data=NEW).status_code == 302
    assert enter(client, NEW["password"]).status_code == 302
    assert enter(client).status_code == 401


def test_known_and_unknown_addresses_get_the_same_answer(lena, client):
    known, unknown = ask(client), ask(client, "nobody@standwell.example")
    assert known.status_code == unknown.status_code == 200
    assert "If this address belongs to an account" in known.text
    assert "If this address belongs to an account" in unknown.text
    assert db.session.query(Mail).count() == 1


def test_a_closed_account_gets_no_link(lena, client):
    lena.active = False
    db.session.commit()
    ask(client)
    assert db.session.query(Mail).count() == 0


def test_asking_again_at_once_sends_no_second_mail(lena, client, time_machine):
    time_machine.move_to("2026-05-12 08:00:00+00:00", tick=False)
    for _ in range(3):
        ask(client)
    assert db.session.query(Mail).count() == 1
    time_machine.shift(301)
    ask(client)
    assert db.session.query(Mail).count() == 2


def test_a_link_works_once(lena, client):
    address = f"/new-password/{passwords.reset_token(lena)}"
    assert client.post(address, data=NEW).status_code == 302
    assert client.post(address, data=NEW).status_code == 410
    assert client.get(address).status_code == 410


@pytest.mark.parametrize("kind, seconds", [("reset_token", 3600), ("invitation_token", 7 * 24 * 3600)])
def test_a_link_is_over_after_its_time(lena, client, time_machine, kind, seconds):
    time_machine.move_to("2026-05-12 08:00:00+00:00", tick=False)
    address = f"/new-password/{getattr(passwords, kind)(lena)}"
    time_machine.shift(seconds)
    assert client.get(address).status_code == 200
    time_machine.shift(1)
    assert client.get(address).status_code == 410


@pytest.mark.parametrize("token", ["x", "x.y.z", "WzEsICJ4Il0.aaaa.bbbb"])
def test_a_made_up_link_is_refused(app, client, token):
    answer = client.get(f"/new-password/{token}")
    assert answer.status_code == 410
    assert "Ask for a new one" in answer.text


def test_a_link_of_a_closed_account_is_refused(lena, client):
    address = f"/new-password/{passwords.reset_token(lena)}"
    lena.active = False
    db.session.commit()
    assert client.get(address).status_code == 410


@pytest.mark.parametrize(
    "wrong", [{"password": "short", "again": "short"}, {"again": "not the same"}, {"again": ""}]
)
def test_a_short_or_different_password_is_refused(lena, client, wrong):
    address = f"/new-password/{passwords.reset_token(lena)}"
    assert client.post(address, data=NEW | wrong).status_code == 422
    assert enter(client).status_code == 302


def test_a_new_password_ends_every_session_and_opens_a_locked_account(lena, app, client):
    other = app.test_client()
    enter(other)
    for _ in range(5):
        enter(client, "wrong")
    client.post(f"/new-password/{passwords.reset_token(lena)}", data=NEW)
    assert not signed_in(other)
    assert enter(client, NEW["password"]).status_code == 302


def test_ones_own_new_password_needs_the_current_one(lena, client):
    enter(client)
    assert client.post("/account", data=NEW).status_code == 422
    refused = client.post("/account", data=NEW | {"current": "wrong"})
    assert (refused.status_code, "This is not your current password." in refused.text) == (422, True)


def test_ones_own_new_password_keeps_this_session_and_ends_the_others(lena, app, client):
    other = app.test_client()
    enter(client)
    enter(other)
    assert client.post("/account", data=NEW | {"current": PASSWORD}).status_code == 302
    assert (signed_in(client), signed_in(other)) == (True, False)


def test_guessing_the_current_password_locks_it_too(lena, client):
    enter(client)
    answers = [client.post("/account", data=NEW | {"current": "wrong"}).text for _ in range(6)]
    assert "Too many wrong passwords." in answers[-1]
    assert passwords.matches(db.session.get(Person, lena.id), PASSWORD)


def test_a_mail_is_written_in_the_persons_language(lena, client):
    lena.language = "zh_CN"
    db.session.commit()
    ask(client)
    assert lena.name in db.session.query(Mail).one().body

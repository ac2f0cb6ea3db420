"""Signing in: the right password, not too many wrong ones, and never on to another site."""

import pytest

from foundation.database import db
from staff import passwords
from staff.models import Person
from tests.factories.people import PersonFactory

PASSWORD = "a sentence to remember"
HASH = passwords.hashed(PASSWORD)


@pytest.fixture
def lena(app):
    person = PersonFactory(email="lena@standwell.example", password_hash=HASH)
    db.session.commit()
    return person


def enter(client, password=PASSWORD, email="lena@standwell.example", address="/sign-in", **data):
    return client.post(address, data={"email": email, "password": password, **data})


def signed_in(client):
    return client.get("/account").status_code == 200


def test_the_right_password_signs_in(lena, client):
    assert enter(client).location == "/"
    assert signed_in(client)


def test_the_address_may_be_typed_in_any_case(lena, client):
    assert enter(client, email=" Lena@Standwell.EXAMPLE ").status_code == 302


@pytest.mark.parametrize(
    "typed", [{"password": "wrong"}, {"email": "nobody@standwell.example"}, {"password": "x" * 200}]
)
def test_a_wrong_password_and_an_unknown_address_are_answered_alike(lena, client, typed):
    answer = enter(client, **typed)
    assert (answer.status_code, "E-mail or password is wrong." in answer.text) == (401, True)
    assert not signed_in(client)


@pytest.mark.parametrize("typed", [{"password": ""}, {"email": ""}, {"password": "x" * 201}])
def test_what_cannot_be_a_sign_in_is_refused(lena, client, typed):
    assert enter(client, **typed).status_code == 422


def test_a_person_without_a_password_cannot_sign_in(client, app):
    PersonFactory(email="new@standwell.example")
    db.session.commit()
    assert enter(client, email="new@standwell.example", password="").status_code == 422
    assert enter(client, email="new@standwell.example").status_code == 401


def test_a_closed_account_cannot_sign_in(lena, client):
    lena.active = False
    db.session.commit()
    assert enter(client).status_code == 401


def test_five_wrong_passwords_lock_for_five_minutes_even_with_the_right_one(lena, client, time_machine):
    time_machine.move_to("2026-05-12 08:00:00+00:00", tick=False)
    assert [enter(client, "wrong").status_code for _ in range(5)] == [401] * 5
    locked = enter(client)
    assert (locked.status_code, "Wait five minutes" in locked.text) == (429, True)
    time_machine.shift(301)
    assert enter(client).status_code == 302


def test_a_right_password_forgets_the_wrong_ones_before_it(lena, client):
    for _ in range(2):
        assert [enter(client, "wrong").status_code for _ in range(4)] == [401] * 4
        assert enter(client).status_code == 302


def test_a_stranger_comes_back_to_the_page_that_was_asked_for(lena, client):
    asked = client.get("/events/?x=1")
    assert enter(client, address=asked.location).location == "/events/?x=1"


@pytest.mark.parametrize(
    "target",
    [
        "https://other.example/",
        "//other.example/",
        "/\\other.example",
        "/%09/other.example",
        "/%0A/other.example",
        "javascript:alert(1)",
        "other.example",
    ],
)
def test_sign_in_never_leads_to_another_site(lena, client, target):
    assert enter(client, address=f"/sign-in?next={target}").location == "/"


def test_signing_out_ends_a_remembered_sign_in_too(lena, client):
    enter(client, remember="y")
    assert client.get_cookie("remember_token")
    client.post("/sign-out")
    assert client.get_cookie("remember_token") is None
    assert not signed_in(client)


def test_a_remembered_sign_in_outlives_the_session(lena, client):
    enter(client, remember="y")
    client.delete_cookie("session")
    assert signed_in(client)


def test_without_remember_nothing_outlives_the_session(lena, client):
    enter(client)
    client.delete_cookie("session")
    assert not signed_in(client)


def test_closing_an_account_ends_its_sessions(lena, client):
    enter(client)
    lena.active = False
    db.session.commit()
    assert not signed_in(client)


def test_another_session_key_ends_remembered_sign_ins(lena, client):
    enter(client, remember="y")
    lena.session_key = "another"
    db.session.commit()
    assert not signed_in(client)


def test_wrong_passwords_are_counted_though_the_request_is_refused(lena, client):
    enter(client, "wrong")
    found = db.session.get(Person, lena.id, populate_existing=True)
    assert (found.failed_sign_ins, found.locked_until) == (1, None)

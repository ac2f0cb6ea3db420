"""Accounts are added by invitation, changed, closed; the last administrator stays."""

import re

import pytest

from foundation.database import db
from foundation.mail import Mail
from staff.models import Person
from tests.factories.people import PersonFactory

MARTA = {"name": "Marta Rossi", "email": "Marta@Standwell.example", "role": "organiser", "language": "en"}
MARTA |= {"weekly_hours": "30", "team": "South"}


@pytest.fixture
def admin(app):
    return PersonFactory(name="Ada", role="admin", password_hash="x", email="ada@standwell.example")


def fields(person, **changes):
    names = ("name", "email", "role", "language", "version")
    kept = {name: getattr(person, name) for name in names} | {"weekly_hours": "38", "active": "y"}
    return {name: value for name, value in (kept | changes).items() if value is not None}


def fresh(person):
    return db.session.get(Person, person.id, populate_existing=True)


def test_a_new_person_is_invited_and_sets_a_password(admin, sign_in, client):
    assert sign_in(admin).post("/people/new", data=MARTA).status_code == 302
    marta = db.session.query(Person).filter_by(email="marta@standwell.example").one()
    assert (marta.role, marta.team, marta.weekly_hours, marta.active) == ("organiser", "South", 30, True)
    path = re.search(r"/new-password/\S+", db.session.query(Mail).one().body).group(0)
    password = "my first long password"
    assert client.post(path, data={"password": password, "again": password}).status_code == 302
    data = {"email": "marta@standwell.example", "password": password}
    assert client.post("/sign-in", data=data).status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"email": "marta"},
        {"email": "ADA@standwell.example"},
        {"role": "king"},
        {"weekly_hours": "81"},
        {"weekly_hours": ""},
        {"language": "tlh"},
    ],
)
def test_what_cannot_be_is_refused_and_mails_nobody(admin, sign_in, wrong):
    assert sign_in(admin).post("/people/new", data=MARTA | wrong).status_code == 422
    assert (db.session.query(Person).count(), db.session.query(Mail).count()) == (1, 0)


def test_the_last_administrator_can_neither_be_demoted_nor_closed(admin, sign_in):
    PersonFactory(role="admin", password_hash=None)
    PersonFactory(role="admin", password_hash="x", active=False)
    browser = sign_in(admin)
    for change in ({"role": "manager"}, {"active": None}):
        answer = browser.post(f"/people/{admin.id}/edit", data=fields(admin, **change))
        assert (answer.status_code, "last administrator" in answer.text) == (422, True)
    assert (fresh(admin).role, fresh(admin).active) == ("admin", True)


def test_one_of_two_administrators_can_be_demoted(admin, sign_in):
    other = PersonFactory(role="admin", password_hash="x")
    sign_in(admin).post(f"/people/{other.id}/edit", data=fields(other, role="staff"))
    assert fresh(other).role == "staff"


def test_closing_an_account_ends_its_sessions_and_lists_it_apart(admin, sign_in):
    marta = PersonFactory(name="Marta Rossi")
    hers, browser = sign_in(marta), sign_in(admin)
    assert hers.get("/account").status_code == 200
    browser.post(f"/people/{marta.id}/edit", data=fields(marta, active=None))
    assert hers.get("/account").status_code == 302
    assert marta.email not in browser.get("/people/").text
    assert marta.email in browser.get("/people/?state=inactive").text


def test_opening_an_account_again_does_not_revive_old_sessions(admin, sign_in):
    marta = PersonFactory()
    hers, browser = sign_in(marta), sign_in(admin)
    browser.post(f"/people/{marta.id}/edit", data=fields(marta, active=None))
    browser.post(f"/people/{marta.id}/edit", data=fields(fresh(marta)))
    assert fresh(marta).active
    assert hers.get("/account").status_code == 302


def test_changing_ones_own_address_keeps_ones_session(admin, sign_in):
    browser = sign_in(admin)
    browser.post(f"/people/{admin.id}/edit", data=fields(admin, email="ada@new.example"))
    assert fresh(admin).email == "ada@new.example"
    assert browser.get("/people/").status_code == 200


def test_a_stale_edit_is_refused(admin, sign_in):
    marta = PersonFactory()
    answer = sign_in(admin).post(f"/people/{marta.id}/edit", data=fields(marta, version=0, name="Other"))
    assert (answer.status_code, fresh(marta).name == "Other") == (409, False)


def test_an_invitation_can_be_sent_again_but_not_to_a_closed_account(admin, sign_in):
    open_, closed = PersonFactory(), PersonFactory(active=False)
    browser = sign_in(admin)
    assert browser.post(f"/people/{open_.id}/invite").status_code == 302
    assert browser.post(f"/people/{closed.id}/invite").status_code == 422
    assert db.session.query(Mail).one().recipient == open_.email


def test_people_are_found_by_name_team_and_role(admin, sign_in):
    PersonFactory(name="Marta Rossi", team="South")
    PersonFactory(name="Chen Min 陈敏", role="manager")
    browser = sign_in(admin)
    for address, shown in (("q=south", "Marta"), ("q=陈", "Chen"), ("role=manager", "Chen"), ("q=%25", None)):
        text = browser.get(f"/people/?{address}").text
        assert [name for name in ("Marta", "Chen") if f"{name} " in text] == ([shown] if shown else [])


def test_only_administrators_manage_people(app, sign_in):
    assert sign_in("manager").get("/people/").status_code == 403

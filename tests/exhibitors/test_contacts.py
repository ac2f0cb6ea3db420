"""The people at an exhibitor."""

import pytest

from exhibitors.models import Contact
from foundation.database import db
from surveys.response import Response
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.judged import ResponseFactory


def contacts():
    return db.session.query(Contact).populate_existing().order_by(Contact.id).all()


def test_a_contact_is_added(sign_in):
    exhibitor = ExhibitorFactory()
    data = {"name": "Anna Weiß", "email": "Anna@Kessler.example", "language": "zh_CN"}
    answer = sign_in("staff").post(f"/exhibitors/{exhibitor.id}/contacts/new", data=data)
    assert answer.location == f"/exhibitors/{exhibitor.id}"
    assert [(one.name, one.email, one.language) for one in contacts()] == [
        ("Anna Weiß", "anna@kessler.example", "zh_CN")
    ]


def test_there_is_one_main_contact(sign_in):
    first = ContactFactory(main=True)
    data = {"name": "Bo", "main": "y", "language": "en"}
    sign_in("staff").post(f"/exhibitors/{first.exhibitor_id}/contacts/new", data=data)
    assert [one.main for one in contacts()] == [False, True]


def test_an_address_belongs_to_one_contact_of_an_exhibitor(sign_in):
    first = ContactFactory(email="anna@kessler.example")
    data = {"name": "Bo", "email": "ANNA@kessler.example", "language": "en"}
    answer = sign_in("staff").post(f"/exhibitors/{first.exhibitor_id}/contacts/new", data=data)
    assert (answer.status_code, len(contacts())) == (422, 1)
    assert "Another contact of this exhibitor has this address." in answer.text


def test_a_contact_keeps_its_own_address(sign_in):
    contact = ContactFactory(email="anna@kessler.example")
    data = {"name": "Anna", "email": "anna@kessler.example", "language": "en", "version": "1"}
    assert sign_in("staff").post(f"/exhibitors/contacts/{contact.id}/edit", data=data).status_code == 302
    assert contacts()[0].name == "Anna"


@pytest.mark.parametrize("data", [{"name": " "}, {"email": "nobody"}, {"language": "x"}, {"name": "n" * 201}])
def test_what_cannot_be_is_refused(sign_in, data):
    exhibitor = ExhibitorFactory()
    given = {"name": "Bo", "language": "en"} | data
    assert sign_in("staff").post(f"/exhibitors/{exhibitor.id}/contacts/new", data=given).status_code == 422
    assert contacts() == []


def test_a_deleted_contact_can_be_put_back(sign_in):
    contact = ContactFactory(name="Anna")
    number, browser = contact.id, sign_in("staff")
    browser.post(f"/exhibitors/contacts/{number}/delete")
    assert contacts() == []
    browser.post("/exhibitors/contacts/removed/1/restore")
    assert [(one.id, one.name) for one in contacts()] == [(number, "Anna")]
    assert browser.post("/exhibitors/contacts/removed/1/restore").status_code == 404


def test_a_contact_who_answered_stays(sign_in):
    contact = ContactFactory()
    ResponseFactory(exhibitor=contact.exhibitor, contact=contact)
    assert sign_in("staff").post(f"/exhibitors/contacts/{contact.id}/delete").status_code == 409
    assert (len(contacts()), db.session.query(Response).count()) == (1, 1)

"""An earlier value comes back as a change of its own, and never over one that was not seen."""

import re

import pytest

from exhibitors import custom
from exhibitors.actions import save
from exhibitors.custom_kinds import Stored
from exhibitors.field_change import FieldChange
from exhibitors.models import Exhibitor
from exhibitors.restoring import seal
from foundation.database import db
from tests.factories.companies import (
    ContactFactory,
    CustomFieldFactory,
    ExhibitorFactory,
    ParticipationFactory,
)
from tests.factories.lists import csv_list, imported
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory


def changed(row, **values) -> FieldChange:
    """Change a record and return its last history row."""
    for field, value in values.items():
        setattr(row, field, value)
    db.session.commit()
    return db.session.query(FieldChange).order_by(FieldChange.id.desc()).first()


def restored(browser, change: FieldChange, seen: str | None):
    return browser.post(f"/exhibitors/changes/own/{change.id}/restore", data={"seen": seal(seen)})


def test_a_value_is_restored_and_the_restoring_is_a_change(sign_in):
    exhibitor = ExhibitorFactory(city="Lyon")
    change = changed(exhibitor, city="Paris")
    assert restored(sign_in("staff"), change, "Paris").location == f"/exhibitors/{exhibitor.id}/history"
    last = db.session.query(FieldChange).order_by(FieldChange.id.desc()).first()
    assert (exhibitor.city, last.before, last.after, last.cause) == ("Lyon", "Paris", "Lyon", "restore")


def test_a_value_changed_meanwhile_is_shown_and_stays(sign_in):
    exhibitor = ExhibitorFactory(city="Lyon")
    change = changed(exhibitor, city="Paris")
    changed(exhibitor, city="Nice")
    answer = restored(sign_in("staff"), change, "Paris")
    assert (answer.status_code, exhibitor.city) == (409, "Nice")
    assert "Nice" in answer.text
    assert "Lyon" in answer.text


def test_from_the_conflict_one_may_restore_all_the_same(sign_in):
    exhibitor, browser = ExhibitorFactory(city="Lyon"), sign_in("staff")
    change = changed(exhibitor, city="Paris")
    page = restored(browser, change, "Nice").text
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    browser.post(f"/exhibitors/changes/own/{change.id}/restore", data={"seen": seen})
    assert exhibitor.city == "Lyon"


def test_what_is_found_by_follows_a_restored_name(sign_in):
    exhibitor = save(ExhibitorFactory.build(name="Kessler"))
    exhibitor.name = "Brenner"
    save(exhibitor)
    change = changed(exhibitor)
    restored(sign_in("staff"), change, "Brenner")
    assert (exhibitor.name_key, exhibitor.search_text) == ("kessler", "kessler")


def test_other_names_are_restored(sign_in):
    exhibitor = save(ExhibitorFactory.build(name="Kessler"), ["Kess"])
    save(exhibitor, ["Kessi"])
    restored(sign_in("staff"), changed(exhibitor), '["Kessi"]')
    assert [alias.name for alias in exhibitor.aliases] == ["Kess"]


def test_a_custom_field_is_restored(sign_in):
    exhibitor, field = ExhibitorFactory(), CustomFieldFactory(kind="number")
    for value in (16.0, 32.0):
        custom.store(exhibitor.id, {field.id: Stored(None, value)})
    restored(sign_in("staff"), changed(exhibitor), "32")
    assert custom.values_of(exhibitor.id) == {field.id: "16"}


def test_an_address_that_another_contact_has_now_is_refused(sign_in):
    contact = ContactFactory(email="anna@kessler.example")
    change = changed(contact, email="weiss@kessler.example")
    ContactFactory(exhibitor=contact.exhibitor, email="anna@kessler.example")
    assert restored(sign_in("staff"), change, "weiss@kessler.example").status_code == 409
    assert contact.email == "weiss@kessler.example"


def test_a_value_of_what_is_gone_is_refused(sign_in):
    contact = ContactFactory()
    change = changed(contact, phone="123")
    db.session.delete(contact)
    assert restored(sign_in("staff"), change, "123").status_code == 409


def test_what_a_list_changed_is_in_the_history_and_comes_back(sign_in):
    exhibitor, edition = save(ExhibitorFactory.build(name="Kessler", country=None)), EditionFactory()
    imported(csv_list(("Kessler", "FR", "", "", "12")), edition)
    browser = sign_in("staff")
    page = browser.get(f"/exhibitors/{exhibitor.id}/history?cause=import").text
    button = r'action="(/exhibitors/changes/lists/[^"]+)".*?name="seen" value="(\w+)"'
    action, seen = re.search(button, page, re.DOTALL).groups()
    assert exhibitor.country == "FR"
    browser.post(action, data={"seen": seen})
    assert exhibitor.country is None


@pytest.mark.parametrize("source", ["own", "lists"])
def test_an_unknown_change_is_not_found(sign_in, source):
    assert sign_in("staff").post(f"/exhibitors/changes/{source}/99/restore").status_code == 404


def test_the_page_names_owners_and_whose_field_it_was(sign_in):
    participation, person = ParticipationFactory(), PersonFactory(name="Lena Vogt")
    changed(participation, status="cancelled")
    changed(participation.exhibitor, owner_id=person.id)
    page = sign_in("staff").get(f"/exhibitors/{participation.exhibitor_id}/history").text
    assert all(text in page for text in ("Lena Vogt", "Cancelled", participation.edition.name))
    assert db.session.query(Exhibitor).count() == 1

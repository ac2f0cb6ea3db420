"""Custom fields: made, renamed, deleted and put back; filled in on the form of an exhibitor."""

import pytest
from sqlalchemy import select

from exhibitors import custom
from exhibitors.custom import CustomField, CustomValue
from exhibitors.custom_kinds import Stored
from exhibitors.models import Exhibitor
from exhibitors.named import KEPT
from foundation.database import db
from tests.factories.companies import CustomFieldFactory, ExhibitorFactory


def post(browser, field, value):
    return browser.post(
        "/exhibitors/new", data={"name": "Adler", "language": "en", f"custom_{field.id}": value}
    )


def only_value():
    return db.session.execute(select(CustomValue.text, CustomValue.number)).one()


@pytest.mark.parametrize(
    "kind, value, expected",
    [
        ("text", "A-17", ("A-17", None)),
        ("number", "2.5", (None, 2.5)),
        ("date", "2026-05-12", ("2026-05-12", None)),
        ("yes_no", "yes", (None, 1)),
        ("choice", "Gold", ("Gold", None)),
    ],
)
def test_a_value_is_typed_on_the_form_and_shown(sign_in, kind, value, expected):
    field = CustomFieldFactory(name="Member", kind=kind, choices=["Gold"])
    browser = sign_in("staff")
    page = browser.get(post(browser, field, value=value).location).text
    assert tuple(only_value()) == expected
    assert "<dt>Member</dt>" in page


@pytest.mark.parametrize("kind, value", [("number", "many"), ("date", "12.5."), ("choice", "Lead")])
def test_a_value_of_another_kind_is_refused_and_kept_on_the_form(sign_in, kind, value):
    answer = post(sign_in("staff"), CustomFieldFactory(kind=kind, choices=["Gold"]), value=value)
    assert (answer.status_code, db.session.scalar(select(Exhibitor.id))) == (422, None)


def test_an_emptied_value_is_gone_and_an_unchanged_choice_stays_though_off_the_list(sign_in):
    tier, note = CustomFieldFactory(kind="choice", choices=["Gold"]), CustomFieldFactory()
    exhibitor = ExhibitorFactory()
    custom.store(exhibitor.id, {tier.id: Stored("Lead", None), note.id: Stored("x", None)})
    data = {
        "name": "Adler",
        "language": "en",
        "version": 1,
        f"custom_{tier.id}": "Lead",
        f"custom_{note.id}": "",
    }
    assert sign_in("staff").post(f"/exhibitors/{exhibitor.id}/edit", data=data).status_code == 302
    assert custom.values_of(exhibitor.id) == {tier.id: "Lead"}


def test_a_changed_value_makes_an_open_edit_stale(sign_in):
    field, exhibitor = CustomFieldFactory(), ExhibitorFactory(name="Adler")
    browser, address = sign_in("staff"), f"/exhibitors/{exhibitor.id}/edit"
    data = {"name": "Adler", "country": "DE", "language": "en", "version": 1}
    assert browser.post(address, data={**data, f"custom_{field.id}": "a"}).status_code == 302
    assert browser.post(address, data={**data, f"custom_{field.id}": "b"}).status_code == 409
    assert custom.values_of(exhibitor.id) == {field.id: "a"}


def test_a_field_is_made_and_renamed(sign_in):
    browser = sign_in("organiser")
    data = {"name": "Tier", "kind": "choice", "choice_lines": "Gold\n\nLead\nGold"}
    assert browser.post("/exhibitors/fields/new", data=data).status_code == 302
    field = db.session.scalar(select(CustomField))
    assert (field.kind, field.choices) == ("choice", ["Gold", "Lead"])
    data = {"name": "Level", "choice_lines": "Gold", "version": field.version}
    assert browser.post(f"/exhibitors/fields/{field.id}/edit", data=data).status_code == 302
    assert "Level" in browser.get("/exhibitors/fields/").text


def test_a_name_is_given_once(sign_in):
    CustomFieldFactory(name="Tier")
    assert (
        sign_in("organiser").post("/exhibitors/fields/new", data={"name": "Tier", "kind": "text"}).status_code
        == 422
    )


def test_a_choice_needs_choices(sign_in):
    data = {"name": "Tier", "kind": "choice"}
    assert sign_in("organiser").post("/exhibitors/fields/new", data=data).status_code == 422


def test_a_deleted_field_comes_back_with_its_values(sign_in):
    field, exhibitor = CustomFieldFactory(), ExhibitorFactory()
    custom.store(exhibitor.id, {field.id: Stored("x", None)})
    browser = sign_in("organiser")
    browser.post(f"/exhibitors/fields/{field.id}/delete")
    assert custom.fields() == []
    assert browser.get(f"/exhibitors/fields/{field.id}/edit").status_code == 404
    assert browser.post(f"/exhibitors/fields/{field.id}/undo").status_code == 302
    assert custom.values_of(exhibitor.id) == {field.id: "x"}


def test_a_field_whose_name_was_taken_meanwhile_does_not_come_back(sign_in):
    field = CustomFieldFactory(name="Tier")
    browser = sign_in("organiser")
    browser.post(f"/exhibitors/fields/{field.id}/delete")
    CustomFieldFactory(name="Tier")
    db.session.commit()
    assert browser.post(f"/exhibitors/fields/{field.id}/undo").status_code == 409


def test_long_removed_fields_go_for_good(app):
    old, other = CustomFieldFactory(), CustomFieldFactory()
    old.remove()
    old.removed_at -= KEPT * 2
    db.session.flush()
    other.remove()
    assert db.session.scalars(select(CustomField.id)).all() == [other.id]

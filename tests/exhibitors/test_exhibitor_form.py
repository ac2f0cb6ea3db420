"""An exhibitor is saved with what finds it again; bad input is refused and kept on the screen."""

import pytest

from exhibitors.actions import save
from exhibitors.models import Exhibitor
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.people import PersonFactory


def the_exhibitor():
    return db.session.query(Exhibitor).populate_existing().one()


def test_a_new_exhibitor_is_found_by_its_names(sign_in):
    data = {
        "name": "Müller  GmbH",
        "other_names": "Mueller Werke\n\nMueller Werke",
        "website": "www.mueller.example",
    }
    answer = sign_in("staff").post(
        "/exhibitors/new", data=data | {"country": "DE", "potential_minor": "12 000.50"}
    )
    exhibitor = the_exhibitor()
    assert answer.location == f"/exhibitors/{exhibitor.id}"
    assert (exhibitor.name, exhibitor.name_key, exhibitor.website_host) == (
        "Müller GmbH",
        "muller",
        "mueller.example",
    )
    assert [alias.name for alias in exhibitor.aliases] == ["Mueller Werke"]
    assert "mueller werke" in exhibitor.search_text
    assert exhibitor.potential_minor == 1_200_050


def test_a_change_of_name_changes_what_finds_it(app):
    exhibitor = save(ExhibitorFactory.build(name="Kessler"), ["Old"])
    exhibitor.name = "Brenner AG"
    save(exhibitor, ["New"])
    assert (exhibitor.name_key, [alias.name for alias in exhibitor.aliases]) == ("brenner", ["New"])
    assert "old" not in exhibitor.search_text


def test_without_other_names_given_those_there_are_stay(app):
    exhibitor = save(ExhibitorFactory.build(name="Kessler"), ["Old"])
    assert "old" in save(exhibitor).search_text


@pytest.mark.parametrize(
    "name", ["x" * 300, "ﷺ" * 300, "X", "🚀", "שלום בע״מ", "苏州大学", "GmbH", "'; DROP TABLE x"]
)
def test_names_of_any_kind_are_kept(sign_in, name):
    assert sign_in("staff").post("/exhibitors/new", data={"name": name}).status_code == 302
    assert the_exhibitor().name == name


@pytest.mark.parametrize(
    "data",
    [
        {"name": ""},
        {"name": "\u200b "},
        {"name": "x" * 301},
        {"country": "XX"},
        {"email": "nobody"},
        {"owner_id": "77"},
        {"owner_id": "me"},
        {"potential_minor": "much"},
        {"potential_minor": "-1"},
        {"website": "javascript:alert(1)"},
        {"other_names": "y" * 301},
        {"language": "tlh"},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(sign_in, data):
    answer = sign_in("staff").post("/exhibitors/new", data={"name": "Kessler"} | data)
    assert answer.status_code == 422
    assert db.session.query(Exhibitor).count() == 0


def test_a_stale_edit_changes_nothing(sign_in):
    exhibitor = ExhibitorFactory(name="Kessler")
    answer = sign_in("staff").post(f"/exhibitors/{exhibitor.id}/edit", data={"name": "Mine", "version": "0"})
    assert (answer.status_code, 'value="Mine"' in answer.text) == (409, True)
    assert the_exhibitor().name == "Kessler"


def test_an_owner_who_left_stays_until_another_is_chosen(sign_in):
    exhibitor = ExhibitorFactory(owner_id=PersonFactory(active=False, name="Jo Gone").id)
    assert "Jo Gone" in sign_in("staff").get(f"/exhibitors/{exhibitor.id}/edit").text


def test_a_form_posted_twice_makes_one_exhibitor(sign_in):
    browser = sign_in("staff")
    data = {"name": "Kessler", "once": "one-and-the-same"}
    assert [browser.post("/exhibitors/new", data=data).status_code for _ in range(2)] == [302, 409]
    assert the_exhibitor().name == "Kessler"


def test_a_number_no_exhibitor_has_is_not_found(sign_in):
    browser = sign_in("staff")
    assert browser.get("/exhibitors/77/edit").status_code == 404
    assert 400 <= browser.get(f"/exhibitors/{10**30}/edit").status_code < 500

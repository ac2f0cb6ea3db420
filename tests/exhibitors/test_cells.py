"""One cell of the list edited where it stands."""

import pytest

from exhibitors import custom, tags
from exhibitors.models import Exhibitor
from foundation.database import db
from tests.factories.companies import CustomFieldFactory, ExhibitorFactory, TagFactory
from tests.factories.people import PersonFactory

BARE = {"HX-Request": "true"}


def test_a_cell_becomes_an_input_and_shows_the_new_value(sign_in):
    one, browser = ExhibitorFactory(city="Berlin"), sign_in("staff")
    address = f"/exhibitors/{one.id}/cell/city"
    assert 'value="Berlin"' in browser.get(address, headers=BARE).text
    answer = browser.post(address, data={"value": "Lyon", "version": 1}, headers=BARE)
    assert "Lyon" in answer.text
    assert "<form" not in answer.text


def test_without_scripts_it_is_a_small_page_that_leads_back(sign_in):
    one, browser = ExhibitorFactory(), sign_in("staff")
    address = f"/exhibitors/{one.id}/cell/city"
    assert "<h1>" in browser.get(address).text
    answer = browser.post(address, data={"value": "Lyon", "version": 1})
    assert (answer.status_code, answer.location) == (302, "/exhibitors/")


def test_a_stale_cell_changes_nothing(sign_in):
    one, browser = ExhibitorFactory(city="Berlin"), sign_in("staff")
    address = f"/exhibitors/{one.id}/cell/city"
    browser.post(address, data={"value": "Lyon", "version": 1})
    assert browser.post(address, data={"value": "Nice", "version": 1}).status_code == 409
    db.session.expire_all()
    assert db.session.get_one(Exhibitor, one.id).city == "Lyon"


def test_owner_potential_tags_and_custom_fields_are_edited(sign_in):
    one, owner, tag, field = (
        ExhibitorFactory(),
        PersonFactory(),
        TagFactory(),
        CustomFieldFactory(kind="number"),
    )
    browser = sign_in("staff")
    values = {"owner": owner.id, "potential": "12.50", "tag": tag.id, f"f{field.id}": "7"}
    for version, (key, value) in enumerate(values.items(), 1):
        data = {"value": value, "version": version}
        assert browser.post(f"/exhibitors/{one.id}/cell/{key}", data=data).status_code == 302
    db.session.expire_all()
    assert (one.owner_id, one.potential_minor) == (owner.id, 1250)
    assert [row.id for row in tags.tags_of([one.id])[one.id]] == [tag.id]
    assert custom.values_of(one.id) == {field.id: "7"}


@pytest.mark.parametrize(
    "key, value, status",
    [("country", "Atlantis", 422), ("email", "@", 422), ("class", "key", 404), ("lifecycle", "lost", 404)],
)
def test_what_cannot_be_is_refused(sign_in, key, value, status):
    one = ExhibitorFactory()
    data = {"value": value, "version": 1}
    assert sign_in("staff").post(f"/exhibitors/{one.id}/cell/{key}", data=data).status_code == status

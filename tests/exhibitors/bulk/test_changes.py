"""Many exhibitors are changed at once, and given back what they had with one click."""

import pytest
from sqlalchemy import select

from exhibitors.bulk import changes
from exhibitors.custom_kinds import Stored
from exhibitors.field_change import FieldChange
from exhibitors.models import Exhibitor
from foundation.database import db
from tests.factories.companies import CustomFieldFactory, ExhibitorFactory, TagFactory
from tests.factories.people import PersonFactory

EVERYBODY = select(Exhibitor.id)


def owners():
    return list(db.session.scalars(select(Exhibitor.owner_id).order_by(Exhibitor.id)))


def only(*exhibitors):
    return select(Exhibitor.id).where(Exhibitor.id.in_([one.id for one in exhibitors]))


def history():
    rows = db.session.execute(select(FieldChange).order_by(FieldChange.id)).scalars()
    return [(row.record_id, row.field, row.before, row.after, row.cause) for row in rows]


def test_ticked_exhibitors_get_the_owner(sign_in):
    owner, ticked, _other = PersonFactory(), ExhibitorFactory(), ExhibitorFactory()
    answer = sign_in("staff").post("/exhibitors/assign", data={"id": [ticked.id], "owner_id": owner.id})
    assert (answer.status_code, owners()) == (302, [owner.id, None])


def test_all_that_match_get_the_owner_beyond_the_page(sign_in):
    owner = PersonFactory()
    ExhibitorFactory.create_batch(60, country="DE")
    ExhibitorFactory(country="CN")
    address = "/exhibitors/assign?where=country+is+DE"
    answer = sign_in("staff").post(address, data={"all": "1", "owner_id": owner.id})
    assert answer.location == "/exhibitors/?where=country+is+DE"
    assert owners() == [owner.id] * 60 + [None]


def test_undo_is_offered_and_gives_everything_back(sign_in):
    before, owner = PersonFactory(), PersonFactory()
    ExhibitorFactory(owner_id=before.id)
    ExhibitorFactory()
    browser, data = sign_in("staff"), {"all": "1", "owner_id": owner.id}
    page = browser.post("/exhibitors/assign", data=data, follow_redirects=True).text
    address = page.split('action="/exhibitors/changes/')[1].split('"')[0]
    assert browser.post(f"/exhibitors/changes/{address}").status_code == 302
    assert owners() == [before.id, None]
    assert browser.post(f"/exhibitors/changes/{address}").status_code == 409


@pytest.mark.parametrize(
    "data", [{"all": "1"}, {"all": "1", "owner_id": "77"}, {"owner_id": "me", "id": "1"}, {}]
)
def test_without_an_owner_or_a_tick_nothing_changes(sign_in, data):
    ExhibitorFactory()
    assert sign_in("staff").post("/exhibitors/assign", data=data).status_code == 422
    assert owners() == [None]


@pytest.mark.parametrize("query", ["class=gold", "where=country+is", "where=f9+is+1"])
def test_a_damaged_filter_never_widens_all_that_match(sign_in, query):
    owner = PersonFactory()
    ExhibitorFactory()
    answer = sign_in("staff").post(f"/exhibitors/assign?{query}", data={"all": "1", "owner_id": owner.id})
    assert (answer.status_code, owners()) == (400, [None])


def test_undo_leaves_alone_who_was_changed_again(app):
    first, second = PersonFactory(), PersonFactory()
    exhibitor, _other = ExhibitorFactory(), ExhibitorFactory()
    batch = changes.set_column(EVERYBODY, "owner_id", first.id, None)
    changes.set_column(only(exhibitor), "owner_id", second.id, None)
    assert (changes.take_back(batch), owners()) == (1, [second.id, None])


@pytest.mark.parametrize("field, value", [("city", "Lyon"), ("country", "FR"), ("potential", "1200.50")])
def test_a_field_is_changed_for_all_that_match_after_its_value_was_asked_for(sign_in, field, value):
    ExhibitorFactory.create_batch(3)
    browser, data = sign_in("staff"), {"all": "1", "field": field}
    assert "Of 3 exhibitors" in browser.post("/exhibitors/change", data=data).text
    assert history() == []
    assert browser.post("/exhibitors/change", data={**data, "value": value}).status_code == 302
    assert len(history()) == 3


@pytest.mark.parametrize(
    "field, value",
    [
        ("country", "Atlantis"),
        ("email", "@"),
        ("potential", "much"),
        ("owner", "0"),
        ("language", ""),
        ("x", "y"),
    ],
)
def test_a_value_that_cannot_be_changes_nothing(sign_in, field, value):
    ExhibitorFactory()
    data = {"all": "1", "field": field, "value": value}
    assert sign_in("staff").post("/exhibitors/change", data=data).status_code == 422
    assert history() == []


@pytest.mark.parametrize("change", ["owner", "custom", "tag"])
def test_a_bulk_change_makes_an_open_edit_stale(app, change):
    exhibitor = ExhibitorFactory()
    if change == "owner":
        changes.set_column(EVERYBODY, "owner_id", PersonFactory().id, None)
    elif change == "tag":
        changes.set_tag(EVERYBODY, TagFactory(), True, None)
    else:
        changes.set_custom(EVERYBODY, CustomFieldFactory(), Stored("x", None), None)
    db.session.refresh(exhibitor)
    assert exhibitor.version == 2

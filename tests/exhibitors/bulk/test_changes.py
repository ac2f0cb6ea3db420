"""Many exhibitors are changed at once, and given back what they had with one click."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from exhibitors import custom, tags
from exhibitors.bulk import changes
from exhibitors.custom_kinds import Stored, stored
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


@pytest.mark.parametrize(
    "kind, before, after", [("text", "a", "b"), ("number", "2.5", "16"), ("yes_no", "no", "yes")]
)
def test_a_custom_field_is_given_and_given_back(app, kind, before, after):
    field, one, other = CustomFieldFactory(kind=kind), ExhibitorFactory(), ExhibitorFactory()
    custom.store(one.id, {field.id: stored(kind, before)})
    batch = changes.set_custom(EVERYBODY, field, stored(kind, after), None)
    assert custom.values_of(one.id) == custom.values_of(other.id) == {field.id: after}
    assert history()[-2:] == [
        (one.id, f"custom.{field.id}", before, after, "bulk"),
        (other.id, f"custom.{field.id}", None, after, "bulk"),
    ]
    assert changes.take_back(batch) == 2
    assert (custom.values_of(one.id), custom.values_of(other.id)) == ({field.id: before}, {})


def test_a_custom_field_edited_since_stays(app):
    field, one, other = CustomFieldFactory(), ExhibitorFactory(), ExhibitorFactory()
    batch = changes.set_custom(EVERYBODY, field, Stored("b", None), None)
    custom.store(one.id, {field.id: Stored("c", None)})
    assert changes.take_back(batch) == 1
    assert (custom.values_of(one.id), custom.values_of(other.id)) == ({field.id: "c"}, {})


def test_an_emptied_custom_field_comes_back(app):
    field, one = CustomFieldFactory(kind="number"), ExhibitorFactory()
    custom.store(one.id, {field.id: Stored(None, 7)})
    batch = changes.set_custom(EVERYBODY, field, None, None)
    assert (batch.changed, custom.values_of(one.id)) == (1, {})
    changes.take_back(batch)
    assert custom.values_of(one.id) == {field.id: "7"}


def carrying(tag):
    return set(
        db.session.scalars(select(tags.ExhibitorTag.exhibitor_id).where(tags.ExhibitorTag.tag_id == tag.id))
    )


@pytest.mark.parametrize("on", [True, False])
def test_a_tag_is_changed_for_who_changes_by_it_and_back(app, on):
    tag, one, other = TagFactory(), ExhibitorFactory(), ExhibitorFactory()
    tags.set_tags(one.id, [tag.id])
    batch = changes.set_tag(EVERYBODY, tag, on, None)
    assert (batch.changed, carrying(tag)) == (1, {one.id, other.id} if on else set())
    assert changes.take_back(batch) == 1
    assert carrying(tag) == {one.id}


def test_a_tag_taken_off_since_stays_off(app):
    tag, one = TagFactory(), ExhibitorFactory()
    batch = changes.set_tag(EVERYBODY, tag, True, None)
    tags.set_tags(one.id, [])
    assert (changes.take_back(batch), carrying(tag)) == (0, set())


def test_a_deleted_field_is_not_given_back(sign_in):
    field = CustomFieldFactory()
    ExhibitorFactory()
    batch = changes.set_custom(EVERYBODY, field, Stored("b", None), None)
    field.remove()
    assert sign_in("staff").post(f"/exhibitors/changes/{batch.id}/undo").status_code == 409


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


VALUES = st.sampled_from([None, "a", "b"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(held=st.lists(VALUES, min_size=1, max_size=6), to=VALUES)
def test_undo_restores_any_values(app, held, to):
    field = CustomFieldFactory()
    everybody = ExhibitorFactory.create_batch(len(held))
    for one, value in zip(everybody, held, strict=True):
        custom.store(one.id, {field.id: value and Stored(value, None)})
    changes.take_back(changes.set_custom(EVERYBODY, field, to and Stored(to, None), None))
    assert [custom.values_of(one.id).get(field.id) for one in everybody] == held
    db.session.rollback()

"""Custom fields and tags of many exhibitors are changed at once, and given back."""

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

EVERYBODY = select(Exhibitor.id)


def only(*exhibitors):
    return select(Exhibitor.id).where(Exhibitor.id.in_([one.id for one in exhibitors]))


def history():
    rows = db.session.execute(select(FieldChange).order_by(FieldChange.id)).scalars()
    return [(row.record_id, row.field, row.before, row.after, row.cause) for row in rows]


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

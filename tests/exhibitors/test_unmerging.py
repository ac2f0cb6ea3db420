"""A merge that was a mistake is taken back: two records again, and what was done since stays."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exhibitors.duplicates.models import Duplicate, State
from exhibitors.field_change import FieldChange
from exhibitors.merge import Merge
from exhibitors.merge_refusals import AlreadyUndone, KeptIsGone, MergedAgain
from exhibitors.merging import Choices, merge, merged_into, undo
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.twins import PARTS, World, company, everything, of, twins


def test_what_a_merge_changed_is_in_the_history_and_so_is_its_undoing(app):
    keep, gone = twins((), city="Ulm")
    merged = merge(keep.id, gone.id, None)
    undo(merged.id, None)
    told = [(one.field, one.before, one.after) for one in of(FieldChange, keep.id) if one.cause == "merge"]
    assert told == [("city", None, "Ulm"), ("city", "Ulm", None)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_that_were_stated_apart_are_so_again_whichever_merge_is_undone_first(app, order):
    keep, second, third = (ExhibitorFactory().id for _ in range(3))
    db.session.add(Duplicate(one_id=second, other_id=third, score=0.9, reasons=[], state=State.APART))
    db.session.flush()
    merges = [merge(keep, gone, None).id for gone in (second, third)]
    left = [undo(merges[at], None) for at in order]
    (pair,) = db.session.query(Duplicate)
    assert (pair.one_id, pair.other_id, pair.state, left) == (second, third, "apart", [[], []])


def test_an_old_number_leads_to_the_last_one_kept_until_it_is_undone(app):
    first, second, third = (ExhibitorFactory().id for _ in range(3))
    merge(second, first, None)
    last = merge(third, second, None)
    assert (merged_into(first), merged_into(second)) == (third, third)
    undo(last.id, None)
    assert (merged_into(first), merged_into(second)) == (second, None)


def test_a_merge_is_undone_once_and_in_turn(app):
    first, second, third = (ExhibitorFactory().id for _ in range(3))
    inner, outer = merge(second, first, None), merge(third, second, None)
    with pytest.raises(MergedAgain):
        undo(inner.id, None)
    for one in (outer, inner):
        undo(one.id, None)
        with pytest.raises(AlreadyUndone):
            undo(one.id, None)
    assert db.session.query(Exhibitor).count() == 3


def test_a_merge_into_a_record_that_was_deleted_is_not_undone(app):
    keep, gone = ExhibitorFactory(), ExhibitorFactory()
    merged = merge(keep.id, gone.id, None)
    db.session.delete(keep)
    db.session.flush()
    db.session.expire_all()
    with pytest.raises(KeptIsGone):
        undo(merged.id, None)


def test_what_was_edited_since_stays_and_is_listed(app):
    keep, gone = twins(("planned", "asked"), city="Ulm", phone="1")
    number = gone.id
    merged = merge(keep.id, number, None)
    keep.city, of(Participation, keep.id)[0].cost_hours = "Bonn", 9
    left = undo(merged.id, None)
    told = {(one["table"], one["field"], one["was"], one["now"]) for one in left}
    assert told == {("exhibitor", "city", None, "Bonn"), ("participation", "cost_hours", 2.5, 9)}
    assert (keep.city, keep.phone, of(Participation, keep.id)[0].cost_hours) == ("Bonn", None, 9)
    assert db.session.get_one(Exhibitor, number).city == "Ulm"


def test_what_was_deleted_or_added_since_is_left_so(app):
    keep, gone = twins(("asked",))
    nameless = next(one for one in of(Contact, gone.id) if one.email is None).id
    merged = merge(keep.id, gone.id, None)
    db.session.delete(db.session.get(Contact, nameless))
    ContactFactory(exhibitor=keep, name="New")
    left = undo(merged.id, None)
    assert [(one["table"], one["key"], one["field"]) for one in left] == [("contact", nameless, None)]
    assert "New" in {one.name for one in of(Contact, keep.id)}


def test_a_number_given_away_meanwhile_is_not_taken_back(app):
    keep, gone = twins(("planned",))
    number = gone.id
    merged = merge(keep.id, number, None)
    db.session.add(Exhibitor(id=number, name="Other", name_key="other"))
    db.session.flush()
    undo(merged.id, None)
    back = db.session.get_one(Merge, merged.id).gone_id
    assert back != number
    assert len(of(Participation, back)) == 1


parts = st.sets(st.sampled_from(tuple(PARTS))).map(sorted)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(mine=parts, theirs=parts, related=st.booleans(), chosen=st.sets(st.sampled_from(["name", "country"])))
def test_a_merge_undone_leaves_every_row_as_it_was(app, mine, theirs, related, chosen):
    world = World.new()
    keep = company(world, "Kessler GmbH", *mine)
    extra = {"parent_id": keep.id} if related else {"city": "Ulm"}
    gone = company(world, "Kessler AG", *theirs, country="AT", **extra)
    before = everything()
    merged = merge(keep.id, gone.id, None, Choices(fields=chosen))
    assert undo(merged.id, None) == []
    assert everything() == before
    db.session.rollback()

"""Causes in two levels, what comes back across events with its cost, and what is done about it."""

from datetime import date

import pytest

from complaints import actions, cause_merging, cause_tree, causes, remedies, tasks
from complaints.cause_merging import CauseMerge
from complaints.models import Complaint
from foundation.database import db
from foundation.mail import Mail
from tests.factories.base import kept
from tests.factories.complaints import WeighedComplaintFactory
from tests.factories.people import PersonFactory


def closed(cause: causes.Cause, cost: int = 0, **values) -> Complaint:
    """Return a complaint that was closed with a cause, and an accepted remedy."""
    complaint = WeighedComplaintFactory(state="answered", **values)
    remedy = remedies.offer(complaint, None, "credit", cost)
    remedies.answer(remedy, None, "accepted")
    actions.step(complaint, "accepted", None)
    actions.close(complaint, None, decision="Done", cause_id=cause.id)
    db.session.flush()
    return complaint


def test_there_is_no_third_level(app):
    top = cause_tree.add("Supplier", None)
    below = cause_tree.add("Power", top.id)
    assert causes.tree() == [(top, [below])]
    with pytest.raises(causes.CauseError, match="level"):
        cause_tree.add("Cable", below.id)


def test_what_comes_back_at_another_event_recurs_with_its_cost(app):
    often, once = cause_tree.add("Power", None), cause_tree.add("Noise", None)
    for cost in (10_000, 5_000):
        closed(often, cost)
    closed(once)
    first, second = causes.recurring()
    assert (first.cause, first.complaints, first.cost_minor, first.recurs) == (often, 2, 15_000, True)
    assert (second.cause, second.recurs) == (once, False)


def test_a_merged_cause_keeps_its_complaints_and_what_is_done_about_it(sign_in):
    one, other = cause_tree.add("Power", None), cause_tree.add("Electricity", None)
    below = cause_tree.add("Cable", other.id)
    closed(one)
    closed(other)
    action = kept(causes.CorrectiveAction(cause_id=other.id, title="Test", due_on=date(2026, 6, 1)))
    page = sign_in("manager").post(
        f"/complaints/causes/{other.id}/merge", data={"into_id": one.id}, follow_redirects=True
    )
    assert "Electricity is Power now, with 1 complaint." in page.text
    assert [(found.cause.id, found.complaints) for found in causes.recurring()] == [(one.id, 2)]
    assert (action.cause_id, below.parent_id) == (one.id, one.id)


def test_a_merge_is_taken_back_with_what_went_over(sign_in):
    one, other = cause_tree.add("Power", None), cause_tree.add("Current", None)
    closed(other)
    below, browser = cause_tree.add("Cable", other.id), sign_in("manager")
    browser.post(f"/complaints/causes/{other.id}/merge", data={"into_id": one.id})
    undo = f"/complaints/causes/merges/{db.session.query(CauseMerge).one().id}/undo"
    assert undo in browser.get("/complaints/causes/").text
    assert "Current is a cause of its own again." in browser.post(undo, follow_redirects=True).text
    back = db.session.query(causes.Cause).filter_by(name="Current").one()
    assert causes.complaints_of(back.id) == 1
    assert db.session.get_one(causes.Cause, below.id, populate_existing=True).parent_id == back.id
    assert browser.post(undo).status_code == 409


@pytest.mark.parametrize("into", ["itself", "below", "usual"])
def test_a_merge_that_cannot_be_is_refused(sign_in, into):
    top = cause_tree.add("Power", None)
    below, usual = cause_tree.add("Cable", top.id), kept(causes.Cause(code="own"))
    source, target = {"itself": (top, top), "below": (top, below), "usual": (usual, top)}[into]
    browser = sign_in("manager")
    answer = browser.post(f"/complaints/causes/{source.id}/merge", data={"into_id": target.id})
    assert answer.status_code == 422
    assert db.session.query(causes.Cause).count() == 3


def test_a_renamed_cause_is_called_so_wherever_it_counts(sign_in):
    cause, browser = kept(causes.Cause(code="own.late")), sign_in("manager")
    closed(cause)
    path = f"/complaints/causes/{cause.id}"
    browser.post(path, data={"name": "Ordered or paid too late", "parent_id": ""})
    assert cause.name is None
    browser.post(path, data={"name": "Paid late", "parent_id": ""})
    assert "Paid late" in browser.get("/complaints/causes/").text
    assert "Paid late" in browser.get("/complaints/figures/?events=all").text
    assert browser.post(path, data={"name": "", "parent_id": ""}).status_code == 422
    assert sign_in("organiser").post(path, data={"name": "Mine"}).status_code == 403


def test_an_overdue_corrective_action_is_told_to_its_owner_once(app):
    owner, cause = PersonFactory(), cause_tree.add("Power", None)
    for day, done in ((1, None), (2, date(2026, 6, 2))):
        one = causes.CorrectiveAction(cause_id=cause.id, title=f"T{day}", due_on=date(2026, 6, day))
        one.owner, one.done_on = owner, done
        db.session.add(one)
    db.session.commit()
    assert [tasks.raise_corrections(), tasks.raise_corrections()] == [1, 0]
    mail = db.session.query(Mail).one()
    assert (mail.recipient, mail.subject) == (owner.email, "Overdue: T1")


def test_done_needs_a_proof_and_is_done_once(app):
    cause = cause_tree.add("Power", None)
    action = kept(causes.CorrectiveAction(cause_id=cause.id, title="Test", due_on=date(2026, 6, 1)))
    with pytest.raises(causes.CauseError, match="proof"):
        causes.finish(action, "", date(2026, 6, 1))
    causes.finish(action, "Photo", date(2026, 6, 1))
    with pytest.raises(causes.CauseError, match="done"):
        causes.finish(action, "Photo", date(2026, 6, 2))


def test_closing_asks_for_a_cause_where_there_is_one(sign_in):
    cause_tree.add("Power", None)
    complaint = WeighedComplaintFactory(state="accepted")
    data = {"decision": "Done", "version": complaint.version}
    answer = sign_in("organiser").post(f"/complaints/{complaint.id}/close", data=data)
    assert answer.status_code == 422
    assert "Choose the cause." in answer.text


def test_exhibitors_are_told_what_was_done(sign_in):
    cause, browser = cause_tree.add("Power", None), sign_in("organiser")
    data = {"title": "Test", "cause_id": cause.id, "owner_id": PersonFactory().id, "due_on": "2026-12-01"}
    browser.post("/complaints/causes/actions", data=data | {"did": "Each stand’s power is tested."})
    action = db.session.query(causes.CorrectiveAction).one()
    browser.post(f"/complaints/causes/actions/{action.id}/done", data={"proof": "Checklist"})
    assert "We did: Each stand’s power is tested." in browser.get("/complaints/causes/").text


def test_merges_one_on_the_other_are_taken_back_one_by_one(app):
    first, second, third = (cause_tree.add(name, None) for name in ("Late", "Delayed", "Slow"))
    earlier, _ = cause_merging.merge(first, second, None)
    later, _ = cause_merging.merge(second, third, None)
    second_again = cause_merging.undo(later)
    assert earlier.into_id == second_again.id
    assert cause_merging.undo(earlier).name == "Late"

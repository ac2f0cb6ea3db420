"""Causes in two levels, what comes back across events with its cost, and what is done about it."""

from datetime import date

import pytest

from complaints import actions, causes, remedies
from complaints.models import Complaint
from foundation.database import db
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
    top = causes.add("Supplier", None)
    below = causes.add("Power", top.id)
    assert causes.tree() == [(top, [below])]
    with pytest.raises(causes.CauseError, match="level"):
        causes.add("Cable", below.id)


def test_what_comes_back_at_another_event_recurs_with_its_cost(app):
    often, once = causes.add("Power", None), causes.add("Noise", None)
    for cost in (10_000, 5_000):
        closed(often, cost)
    closed(once)
    first, second = causes.recurring()
    assert (first.cause, first.complaints, first.cost_minor, first.recurs) == (often, 2, 15_000, True)
    assert (second.cause, second.recurs) == (once, False)


def test_done_needs_a_proof_and_is_done_once(app):
    cause = causes.add("Power", None)
    action = kept(causes.CorrectiveAction(cause_id=cause.id, title="Test", due_on=date(2026, 6, 1)))
    with pytest.raises(causes.CauseError, match="proof"):
        causes.finish(action, "", date(2026, 6, 1))
    causes.finish(action, "Photo", date(2026, 6, 1))
    with pytest.raises(causes.CauseError, match="done"):
        causes.finish(action, "Photo", date(2026, 6, 2))


def test_closing_asks_for_a_cause_where_there_is_one(sign_in):
    causes.add("Power", None)
    complaint = WeighedComplaintFactory(state="accepted")
    data = {"decision": "Done", "version": complaint.version}
    answer = sign_in("organiser").post(f"/complaints/{complaint.id}/close", data=data)
    assert answer.status_code == 422
    assert "Choose the cause." in answer.text


def test_exhibitors_are_told_what_was_done(sign_in):
    cause, browser = causes.add("Power", None), sign_in("organiser")
    data = {"title": "Test", "cause_id": cause.id, "owner_id": PersonFactory().id, "due_on": "2026-12-01"}
    browser.post("/complaints/causes/actions", data=data | {"did": "Each stand’s power is tested."})
    action = db.session.query(causes.CorrectiveAction).one()
    browser.post(f"/complaints/causes/actions/{action.id}/done", data={"proof": "Checklist"})
    assert "We did: Each stand’s power is tested." in browser.get("/complaints/causes/").text

"""Opening, stepping, closing and reopening write history, keep deadlines and acknowledge by mail."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints import actions, remedies
from complaints.flow import IllegalStepError
from complaints.models import Complaint, State
from foundation.database import db
from foundation.mail import Mail
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.complaints import ComplaintFactory, WeighedComplaintFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

MONDAY = datetime(2026, 6, 1, 8, tzinfo=UTC)
WAY = ["acknowledged", "investigated", "answered", "accepted"]


def heard(**values) -> actions.Heard:
    """Return something heard about an edition in May 2026 in Berlin."""
    defaults = {"exhibitor": ExhibitorFactory(), "title": "No power on the stand"}
    if "edition" not in values:
        defaults["edition"] = EditionFactory(starts_on=date(2026, 5, 12), ends_on=date(2026, 5, 15))
    return actions.Heard(**(defaults | values))


def closed(**values) -> Complaint:
    """Return a complaint that went all the way."""
    complaint = WeighedComplaintFactory(**values)
    for state in WAY:
        actions.step(complaint, state, None)
    actions.close(complaint, None, decision="Power restored", recovered=4)
    return complaint


def test_numbers_run_through_the_year_of_the_editions_place(app):
    edition = EditionFactory(time_zone="Asia/Shanghai")
    new_year = datetime(2026, 12, 31, 20, tzinfo=UTC)
    opened = [actions.open_complaint(heard(edition=edition), None, at) for at in (MONDAY, MONDAY, new_year)]
    assert [complaint.number for complaint in opened] == ["C-2026-001", "C-2026-002", "C-2027-001"]


def test_deadlines_follow_severity_class_and_business_hours(app):
    strategic = ExhibitorFactory(relationship_class="strategic")
    complaint = actions.open_complaint(heard(exhibitor=strategic, severity="high"), None, MONDAY)
    assert complaint.acknowledge_due_at == datetime(2026, 6, 1, 9, tzinfo=UTC)
    assert complaint.answer_due_at == datetime(2026, 6, 2, 8, tzinfo=UTC)


def test_show_days_run_round_the_clock(app):
    evening = datetime(2026, 5, 13, 20, tzinfo=UTC)
    complaint = actions.open_complaint(heard(severity="critical"), None, evening)
    assert complaint.answer_due_at == datetime(2026, 5, 14, 4, tzinfo=UTC)


def test_a_contact_with_an_address_is_told_at_once_in_its_language(app):
    contact = ContactFactory(language="en", exhibitor__owner=PersonFactory(name="Jonas Bach"))
    complaint = actions.open_complaint(heard(exhibitor=contact.exhibitor, contact=contact), None)
    mail = db.session.query(Mail).one()
    assert (mail.recipient, complaint.state) == (contact.email, "acknowledged")
    assert complaint.number in mail.subject
    assert "Jonas Bach looks into it" in mail.body


def test_without_an_address_somebody_has_to_call(app):
    complaint = actions.open_complaint(heard(contact=ContactFactory(email=None)), None)
    assert (complaint.state, complaint.acknowledged_at, db.session.query(Mail).count()) == (
        "received",
        None,
        0,
    )


def test_an_illegal_step_changes_nothing(app):
    complaint = ComplaintFactory()
    with pytest.raises(IllegalStepError):
        actions.step(complaint, "answered", None)
    assert (complaint.state, complaint.steps) == ("received", [])


def test_closing_goes_with_a_resolution_only(app):
    complaint = ComplaintFactory(state="accepted")
    with pytest.raises(IllegalStepError):
        actions.step(complaint, "closed", None)


def test_the_whole_way_is_written_down(app):
    complaint = closed()
    assert [step.to_state for step in complaint.steps] == [*WAY, "closed"]
    assert complaint.resolution
    assert complaint.resolution.recovered == 4
    assert complaint.answered_at
    assert complaint.closed_at


def test_reopening_starts_a_new_round_and_keeps_the_history(app):
    complaint = closed()
    with time_machine.travel(datetime(2026, 7, 1, 8, tzinfo=UTC), tick=False):
        actions.reopen(complaint, None, "The power failed again")
    db.session.flush()
    assert (complaint.state, complaint.reopened, complaint.closed_at) == ("investigated", 1, None)
    assert complaint.answered_at is None
    assert complaint.answer_due_at > datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert [step.note for step in complaint.steps][-2:] == ["Power restored", "The power failed again"]


def test_a_second_closing_replaces_the_resolution(app):
    complaint = closed()
    actions.reopen(complaint, None, "Again")
    for state in ("answered", "contested"):
        actions.step(complaint, state, None)
    actions.close(complaint, None, decision="Refunded", recovered=2)
    db.session.flush()
    assert complaint.resolution
    assert complaint.resolution.decision == "Refunded"


def test_assigning_to_the_owner_again_writes_nothing(app):
    complaint, person = ComplaintFactory(), PersonFactory()
    for _ in range(2):
        actions.assign(complaint, person, None)
        db.session.flush()
    assert [(step.kind, step.note) for step in complaint.steps] == [("assigned", person.name)]


def test_a_remedy_is_answered_once(app):
    complaint = ComplaintFactory()
    remedy = remedies.offer(complaint, None, "credit", cost_minor=50_000)
    remedies.answer(remedy, None, "accepted")
    with pytest.raises(remedies.RemedyError):
        remedies.answer(remedy, None, "rejected")
    assert [step.kind for step in complaint.steps] == ["offered", "accepted"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(tries=st.lists(st.sampled_from([*State, "close", "reopen"]), max_size=25))
def test_whatever_is_done_the_record_stays_true(app, tries):
    complaint = WeighedComplaintFactory()
    for what in tries:
        try:
            if what == "close":
                actions.close(complaint, None, decision="Done")
            elif what == "reopen":
                actions.reopen(complaint, None, "Again")
            else:
                actions.step(complaint, what, None)
        except IllegalStepError:
            continue
        db.session.flush()
    moves = [step for step in complaint.steps if step.kind == "state"]
    assert (complaint.closed_at is not None) == (complaint.state == "closed")
    assert complaint.reopened == sum(step.from_state == "closed" for step in moves)
    assert complaint.state == (moves[-1].to_state if moves else "received")
    assert all(a.to_state == b.from_state for a, b in pairwise(moves))
    db.session.rollback()

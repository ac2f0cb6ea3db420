"""Merging, splitting and linking; replies apart from notes; who saw what."""

import pytest

from complaints import actions, joining, replying, seen
from complaints.joining import JoiningError
from complaints.models import Complaint
from foundation.database import db
from foundation.mail import Mail
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.complaints import ComplaintFactory, WeighedComplaintFactory
from tests.factories.people import PersonFactory


@pytest.fixture
def two(app) -> tuple[Complaint, Complaint]:
    """Two open complaints of one exhibitor."""
    exhibitor = ExhibitorFactory()
    return ComplaintFactory(exhibitor=exhibitor), ComplaintFactory(exhibitor=exhibitor)


def test_merged_it_is_closed_and_opened_again_it_stands_alone(two):
    one, other = two
    joining.merge(one, other, None)
    db.session.flush()
    assert (one.state, one.merged_into_id, joining.joined(other.id)) == ("closed", other.id, [one])
    actions.reopen(one, None, "They differ")
    assert (one.merged_into, one.state) == (None, "investigated")


def test_a_merge_loop_is_refused(two):
    one, other = two
    joining.merge(one, other, None)
    db.session.flush()
    with pytest.raises(JoiningError, match="loop"):
        joining.merge(other, one, None)
    assert other.state == "received"


def test_only_complaints_of_one_exhibitor_are_merged(app):
    with pytest.raises(JoiningError, match="exhibitor"):
        joining.merge(ComplaintFactory(), ComplaintFactory(), None)


def test_a_part_keeps_the_receipt_and_is_linked(two):
    one, _other = two
    part = joining.split(one, None, "No water either", "low")
    assert (part.received_at, part.title, joining.joined(part.id)) == (
        one.received_at,
        "No water either",
        [one],
    )


def test_a_link_said_twice_is_one(two):
    joining.link(*two, None)
    joining.link(*reversed(two), None)
    assert db.session.query(joining.ComplaintLink).count() == 1


def test_a_reply_is_mailed_and_a_note_is_not(app):
    complaint = WeighedComplaintFactory(contact=ContactFactory(language="en"), state="investigated")
    actions.write_note(complaint, None, "note", "They are right")
    replying.send(complaint, PersonFactory(name="Jonas Bach"), "We repaired it.", decision=True)
    mail = db.session.query(Mail).one()
    assert "We repaired it." in mail.body
    assert "They are right" not in mail.body
    assert complaint.state == "answered"


def test_without_an_address_no_reply_goes_out(app):
    complaint = WeighedComplaintFactory(state="investigated")
    with pytest.raises(replying.NobodyToWriteToError):
        replying.send(complaint, PersonFactory(), "We repaired it.", decision=True)
    assert complaint.state == "investigated"


def test_who_looked_saw_what_was_there_then(app):
    complaint, person = ComplaintFactory(), PersonFactory()
    actions.write_note(complaint, None, "note", "First")
    db.session.flush()
    seen.see(complaint.id, person)
    seen.see(complaint.id, person)
    actions.write_note(complaint, None, "note", "Second")
    db.session.flush()
    (reader,) = seen.readers(complaint.id)
    assert (reader.person, reader.step_id) == (person, complaint.steps[0].id)


def test_the_screen_refuses_an_unknown_number(sign_in):
    complaint = ComplaintFactory()
    data = {"other": "C-1", "version": complaint.version}
    answer = sign_in("staff").post(f"/complaints/{complaint.id}/merge", data=data)
    assert answer.status_code == 409
    assert "No complaint has this number" in answer.text

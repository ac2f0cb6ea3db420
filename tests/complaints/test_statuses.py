"""Statuses of the organiser's own: each means a step, and what the clock does."""

import pytest

from complaints import actions, flow, pausing
from complaints.models import Complaint
from complaints.statuses import meaning, putting, setting
from foundation.database import db
from tests.factories.complaints import ComplaintFactory, WeighedComplaintFactory


@pytest.mark.parametrize("step, clock", [("received", "stopped"), ("answered", "runs"), ("closed", "waits")])
def test_the_clock_cannot_contradict_the_step(step, clock):
    with pytest.raises(meaning.MeaningError):
        meaning.check(step, clock)


def test_a_status_takes_its_step_and_stops_the_clock(app):
    complaint = WeighedComplaintFactory(state="acknowledged")
    putting.put(complaint, setting.add("Waits for photos", "investigated", "waits"), complaint.owner)
    assert (complaint.state, complaint.status.name) == ("investigated", "Waits for photos")
    assert complaint.paused_at is not None
    assert complaint.steps[-1].note == "Waits for photos"


def test_a_status_of_a_step_that_may_not_follow_is_refused_and_a_retired_one_too(app):
    complaint, status = ComplaintFactory(), setting.add("Accepted by phone", "accepted", "stopped")
    with pytest.raises(flow.IllegalStepError):
        putting.put(complaint, status, None)
    setting.retire(status)
    with pytest.raises(putting.StatusError):
        putting.put(complaint, status, None)


def test_another_status_lets_the_clock_run_and_the_next_step_ends_it(app):
    complaint = WeighedComplaintFactory(state="acknowledged")
    putting.put(complaint, setting.add("Waits", "acknowledged", "waits"), None)
    putting.put(complaint, setting.add("With the supplier", "acknowledged", "runs"), None)
    assert complaint.paused_at is None
    actions.step(complaint, "investigated", None)
    assert complaint.status is None


def test_whoever_lets_the_clock_run_ends_the_status_that_waited(app):
    complaint = ComplaintFactory(state="acknowledged")
    putting.put(complaint, setting.add("Waits", "acknowledged", "waits"), None)
    pausing.resume(complaint, None)
    assert complaint.status is None


def test_statuses_come_in_the_order_that_was_chosen(app):
    first = setting.add("One", "received", "runs")
    second = setting.add("Two", "received", "runs")
    setting.move_up(second)
    assert [status.id for status in setting.statuses()] == [second.id, first.id]


def test_a_manager_makes_one_and_the_list_is_filtered_by_it(sign_in):
    manager = sign_in("manager")
    wrong = manager.post("/complaints/statuses/", data={"name": "W", "step": "answered", "clock": "runs"})
    assert "here the clock is stopped" in wrong.text
    manager.post(
        "/complaints/statuses/", data={"name": "At the supplier", "step": "received", "clock": "runs"}
    )
    complaint, _other = ComplaintFactory(title="No power"), ComplaintFactory(title="Too loud")
    status = setting.statuses()[0]
    data = {"status_id": status.id, "version": complaint.version}
    manager.post(f"/complaints/{complaint.id}/status", data=data)
    assert db.session.get_one(Complaint, complaint.id, populate_existing=True).status_id == status.id
    text = manager.get(f"/complaints/?events=all&status={status.id}").text
    assert "No power" in text
    assert "Too loud" not in text

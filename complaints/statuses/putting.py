"""Giving a complaint a status of our own: its step is taken, its clock set. The caller commits."""

from datetime import datetime

from complaints import actions, pausing
from complaints.kinds import State, StepKind
from complaints.models import Complaint
from complaints.statuses import meaning
from complaints.statuses.models import ComplaintStatus
from staff.models import Person


class StatusError(ValueError):
    """A status that this complaint cannot have now; `reason` is the word for why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def put(
    complaint: Complaint, status: ComplaintStatus | None, by: Person | None, at: datetime | None = None
) -> None:
    """Give a complaint a status, or take its own away, whereupon the clock runs.

    Raises StatusError, and what the step raises that it means: IllegalStepError, NotReadyError.
    """
    if status is None:
        _set_clock(complaint, meaning.RUNS, by, at)
        complaint.status = None
        actions.write_note(complaint, by, StepKind.STATUS, "", at)
        return
    _check(complaint, status)
    if status.step != complaint.state:
        actions.step(complaint, status.step, by, at=at)
    _set_clock(complaint, status.clock, by, at)
    complaint.status = status
    actions.write_note(complaint, by, StepKind.STATUS, status.name, at)


def _check(complaint: Complaint, status: ComplaintStatus) -> None:
    if status.retired:
        raise StatusError("retired")
    if status is complaint.status:
        raise StatusError("same")
    if status.step != complaint.state and State.CLOSED in (status.step, complaint.state):
        raise StatusError("reopen" if complaint.state == State.CLOSED else "close")


def _set_clock(complaint: Complaint, clock: str, by: Person | None, at: datetime | None) -> None:
    """Stop the clock or let it run; after the answer it is stopped already."""
    if clock == meaning.WAITS and complaint.paused_at is None:
        pausing.pause(complaint, by, "", at)
    elif clock == meaning.RUNS and complaint.paused_at is not None:
        pausing.resume(complaint, by, "", at)

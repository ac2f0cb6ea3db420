"""Waiting for the exhibitor: the clock stands until it answers us, or one of us says that it runs."""

from datetime import datetime

from complaints import actions, flow, rounds
from complaints.kinds import StepKind
from complaints.models import Complaint
from foundation import clock
from staff.models import Person


class PauseError(ValueError):
    """The clock stands already, or it does not."""


def pause(complaint: Complaint, by: Person | None, what: str, at: datetime | None = None) -> None:
    """Stop the clock; `what` is what we wait for. Raises IllegalStepError where no answer of ours is due."""
    if complaint.state not in flow.WAITING_FOR_ANSWER:
        raise flow.IllegalStepError(complaint.state, StepKind.PAUSED)
    if complaint.paused_at is not None:
        raise PauseError
    at = at or clock.now()
    rounds.stop(complaint, at)
    complaint.status = None
    actions.write_note(complaint, by, StepKind.PAUSED, what, at)


def resume(complaint: Complaint, by: Person | None, note: str = "", at: datetime | None = None) -> None:
    """Let the clock run again; the deadline moves by the working time that was waited."""
    if complaint.paused_at is None:
        raise PauseError
    at = at or clock.now()
    rounds.run(complaint, at)
    complaint.status = None
    actions.write_note(complaint, by, StepKind.RESUMED, note, at)

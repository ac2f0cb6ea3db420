"""What we write to the exhibitor, apart from the notes that only we read."""

from datetime import datetime

from complaints import actions, flow, notices
from complaints.kinds import State, StepKind
from complaints.models import Complaint
from staff.models import Person


class NobodyToWriteToError(ValueError):
    """The complaint names no contact with an address that takes mail."""


def send(complaint: Complaint, by: Person, text: str, *, decision: bool, at: datetime | None = None) -> None:
    """Mail a reply to the contact and keep it in the history; `decision` makes it our answer.

    Raises IllegalStepError where no answer is due, NobodyToWriteToError without an address.
    """
    if decision:
        flow.check(complaint.state, State.ANSWERED)
    if not notices.reachable(complaint.contact):
        raise NobodyToWriteToError
    actions.write_note(complaint, by, StepKind.REPLY, text, at)
    if decision:
        actions.step(complaint, State.ANSWERED, by, at=at)
    notices.reply(complaint, by, text, len(complaint.steps))

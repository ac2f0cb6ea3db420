"""A small complaint is weighed and answered in one go: every step of the way is taken, and written down."""

from datetime import datetime

from complaints import actions, assessing, flow, notices, replying
from complaints.assessing import Weighed
from complaints.kinds import State
from complaints.models import Complaint
from staff.models import Person


def answer_now(
    complaint: Complaint, weighed: Weighed, by: Person, text: str, at: datetime | None = None
) -> bool:
    """Weigh a complaint, investigate it and answer it with `text`; return whether that is mailed.

    Without an address the text is kept as what the exhibitor was told. Who answers what nobody owns, owns it.
    Raises IllegalStepError after the answer or an assessment, UnsafeError where
    safety is touched and nothing is done at once.
    """
    if complaint.state not in flow.WAITING_FOR_ANSWER or complaint.assessment is not None:
        raise flow.IllegalStepError(complaint.state, State.ANSWERED)
    if complaint.state == State.RECEIVED:
        actions.step(complaint, State.ACKNOWLEDGED, by, at=at)
    assessing.assess(complaint, weighed, by, at)
    if complaint.state == State.ACKNOWLEDGED:
        actions.step(complaint, State.INVESTIGATED, by, at=at)
    if notices.reachable(complaint.contact):
        replying.send(complaint, by, text, decision=True, at=at)
        return True
    actions.step(complaint, State.ANSWERED, by, text, at)
    return False


def accept(complaint: Complaint, by: Person) -> None:
    """Note that the exhibitor accepts the answer, where it had not said so yet: then it can be closed."""
    if complaint.state == State.ANSWERED:
        actions.step(complaint, State.ACCEPTED, by)

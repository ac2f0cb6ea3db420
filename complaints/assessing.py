"""A complaint is weighed before it is investigated: how severe, how hard, whom it touches; safety first."""

from dataclasses import dataclass
from datetime import datetime

from complaints import actions, flow
from complaints.kinds import Complexity, Impact, Severity, StepKind
from complaints.models import Complaint, ComplaintAssessment
from foundation import clock
from staff.models import Person


class UnsafeError(ValueError):
    """Somebody could be hurt, and nothing was said to be done about it at once."""


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """What was found. `immediate_action` is what is done at once, before anybody looks into the cause."""

    severity: str
    complexity: str = Complexity.SIMPLE
    impact: str = Impact.ONE
    safety: bool = False
    immediate_action: str | None = None


def assess(complaint: Complaint, weighed: Weighed, by: Person | None, at: datetime | None = None) -> None:
    """Write down what was found; where somebody could be hurt the complaint is critical.

    Weighing again overwrites it; the history keeps both. A new severity sets new deadlines. Raises
    IllegalStepError after the answer, UnsafeError where safety is touched and nothing is done at once.
    """
    if complaint.state not in flow.WAITING_FOR_ANSWER:
        raise flow.IllegalStepError(complaint.state, flow.ASSESSED)
    if weighed.safety and not weighed.immediate_action:
        raise UnsafeError("safety comes first: say what is done at once")
    severity = Severity.CRITICAL if weighed.safety else Severity(weighed.severity)
    found = complaint.assessment or ComplaintAssessment()
    found.complexity, found.impact = Complexity(weighed.complexity), Impact(weighed.impact)
    found.safety, found.immediate_action = weighed.safety, weighed.immediate_action
    found.at, found.person_id = at or clock.now(), by.id if by else None
    complaint.assessment = found
    actions.write_note(complaint, by, StepKind.ASSESSED, weighed.immediate_action or "", at)
    if complaint.severity != severity:
        before, complaint.severity = complaint.severity, severity
        actions.change(complaint, by, before)

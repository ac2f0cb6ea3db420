"""What is offered to put it right, and what the exhibitor says to it."""

from datetime import datetime

from complaints.actions import write_note
from complaints.models import Complaint, Remedy, RemedyKind, State, StepKind
from staff.models import Person

ANSWERS = {"accepted": StepKind.ACCEPTED, "rejected": StepKind.REJECTED}


class RemedyError(ValueError):
    """A remedy that cannot be offered or answered now; the message says why."""


def offer(
    complaint: Complaint,
    by: Person | None,
    kind: str,
    cost_minor: int = 0,
    description: str | None = None,
    at: datetime | None = None,
) -> Remedy:
    """Offer a remedy at a cost in minor units of the edition's currency."""
    if complaint.state == State.CLOSED:
        raise RemedyError("a closed complaint gets no remedy; reopen it first")
    remedy = Remedy(kind=RemedyKind(kind), cost_minor=cost_minor, description=description, state="offered")
    complaint.remedies.append(remedy)
    write_note(complaint, by, StepKind.OFFERED, remedy.kind, at)
    return remedy


def answer(remedy: Remedy, by: Person | None, word: str, at: datetime | None = None) -> None:
    """Note that the exhibitor accepted or rejected an offered remedy."""
    if remedy.state != "offered" or word not in ANSWERS:
        raise RemedyError(f"a remedy that is {remedy.state} cannot become {word}")
    remedy.state = word
    write_note(remedy.complaint, by, ANSWERS[word], remedy.kind, at)

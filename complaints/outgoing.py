"""What we wrote to an exhibitor about a complaint, and whether it went out."""

from collections.abc import Sequence

from sqlalchemy import Row, select

from complaints.kinds import State, StepKind
from complaints.models import Complaint, ComplaintStep
from complaints.recovery import RecoverySurvey
from foundation.database import db
from foundation.mail import Mail

RECEIPT, ANSWER = "receipt", "answer"


def mails(complaint: Complaint, asked: RecoverySurvey | None) -> Sequence[Row]:
    """Return the receipts, replies and the recovery survey's mail, the oldest first, each with its state."""
    number = complaint.number
    receipts = [f"complaint-acknowledged:{number}:{turn}" for turn in range(complaint.reopened + 1)]
    lines = range(1, len(complaint.steps) + 1)
    replies = [f"complaint-reply:{number}:{line}" for line in lines] if _written_to(complaint) else []
    survey = [f"invitation:{asked.invitation_id}"] if asked else []
    columns = (
        Mail.id,
        Mail.purpose,
        Mail.subject,
        Mail.recipient,
        Mail.state,
        Mail.written_at,
        Mail.sent_at,
        Mail.error,
    )
    own = select(*columns).where(Mail.purpose.in_([*receipts, *replies, *survey]))
    return db.session.execute(own.order_by(Mail.id)).all()


def unsent(complaint: Complaint, mails: Sequence[Row]) -> dict[str, str]:
    """Return the states of this round's receipt and of the answer's mail, those that are sent left out."""
    lines = sorted(complaint.steps, key=lambda step: step.id)
    answers = [n for n, step in enumerate(lines, 1) if _is_answer(step)]
    ours = {RECEIPT: f"complaint-acknowledged:{complaint.number}:{complaint.reopened}"}
    if answers:
        ours[ANSWER] = f"complaint-reply:{complaint.number}:{answers[-1]}"
    states = {mail.purpose: mail.state for mail in mails}
    return {word: states[key] for word, key in ours.items() if states.get(key, "sent") != "sent"}


def _is_answer(step: ComplaintStep) -> bool:
    return step.kind == StepKind.STATE and step.to_state == State.ANSWERED


def _written_to(complaint: Complaint) -> bool:
    return any(step.kind == StepKind.REPLY for step in complaint.steps)

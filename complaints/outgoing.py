"""What we wrote to an exhibitor about a complaint, and whether it went out."""

from collections.abc import Sequence

from sqlalchemy import Row, select

from complaints.kinds import StepKind
from complaints.models import Complaint
from complaints.recovery import RecoverySurvey
from foundation.database import db
from foundation.mail import Mail


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


def _written_to(complaint: Complaint) -> bool:
    return any(step.kind == StepKind.REPLY for step in complaint.steps)

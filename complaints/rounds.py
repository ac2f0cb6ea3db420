"""The clock of a complaint: a round begins with the receipt, a contest or a reopening; the answer ends it.

While the exhibitor owes us something the clock stands; what was waited is added to the deadline.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from complaints import flow
from complaints.clocks import Clock
from complaints.deadlines import Pause
from complaints.models import Complaint
from foundation.database import Base, UtcDateTime, db


class ComplaintPause(Base):
    """The clock stood from `started_at` to `ended_at`: we waited for the exhibitor."""

    __tablename__ = "complaint_pause"
    __table_args__ = (CheckConstraint("ended_at >= started_at", name="ends_after_start"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime)


def begin(complaint: Complaint, at: datetime) -> None:
    """Set the deadlines of a new round."""
    _reckon(complaint, at)
    complaint.answered_at = None


def recount(complaint: Complaint) -> None:
    """Reckon the deadlines of the present round again, from its beginning, less what was waited."""
    _reckon(complaint, began(complaint))


def stop(complaint: Complaint, at: datetime) -> None:
    """Let the clock stand from now on."""
    complaint.paused_at = at


def run(complaint: Complaint, at: datetime) -> None:
    """Let a clock that stands run again."""
    if complaint.paused_at is None:
        return
    stood = ComplaintPause(started_at=complaint.paused_at, ended_at=max(at, complaint.paused_at))
    db.session.flush()
    stood.complaint_id = complaint.id
    db.session.add(stood)
    db.session.flush()
    complaint.paused_at = None
    recount(complaint)


def began(complaint: Complaint) -> datetime:
    """Return when the exhibitor began to wait for the answer that is due."""
    again = [s.at for s in complaint.steps if s.from_state and flow.restarts_clock(s.from_state, s.to_state)]
    return max(again, default=complaint.received_at)


def _reckon(complaint: Complaint, since: datetime) -> None:
    stood = db.session.query(ComplaintPause).filter_by(complaint_id=complaint.id) if complaint.id else ()
    pauses = [Pause(one.started_at, one.ended_at) for one in stood]
    complaint.acknowledge_due_at, complaint.answer_due_at = Clock.of(complaint.edition).deadlines(
        complaint.severity, complaint.exhibitor.relationship_class, since, pauses
    )
    complaint.overdue_raised_at, complaint.escalated, complaint.acknowledge_escalated = None, 0, 0

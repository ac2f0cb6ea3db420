"""Complaints that belong together: two that are one, one that is two, those that have to do with another."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, select, union
from sqlalchemy.orm import Mapped, mapped_column

from complaints import actions, rounds
from complaints.kinds import State, StepKind
from complaints.models import Complaint
from foundation import clock
from foundation.database import Base, db
from staff.models import Person


class JoiningError(ValueError):
    """Complaints that cannot be joined so; `reason` is the word for why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class ComplaintLink(Base):
    """Two complaints that have to do with each other; the older number of the two comes first."""

    __tablename__ = "complaint_link"
    __table_args__ = (
        UniqueConstraint("complaint_id", "other_id"),
        CheckConstraint("complaint_id < other_id", name="in_order"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"), index=True)


def by_number(number: str) -> Complaint:
    """Return the complaint with this number, however it was typed; JoiningError when there is none."""
    found = db.session.scalar(select(Complaint).where(Complaint.number == number.strip().upper()))
    if found is None:
        raise JoiningError("unknown")
    return found


def merge(complaint: Complaint, into: Complaint, by: Person | None, at: datetime | None = None) -> None:
    """Close a complaint because it is the same as another one, which goes on; opening it again parts them.

    Only complaints of one exhibitor become one. One that was merged takes none, so no chain leads back.
    """
    if complaint is into:
        raise JoiningError("itself")
    if complaint.state == State.CLOSED:
        raise JoiningError("closed")
    if into.merged_into_id is not None:
        raise JoiningError("loop" if into.merged_into_id == complaint.id else "merged")
    if into.exhibitor_id != complaint.exhibitor_id:
        raise JoiningError("exhibitor")
    at = at or clock.now()
    rounds.run(complaint, at)
    complaint.merged_into, complaint.status = into, None
    actions.write_note(complaint, by, StepKind.MERGED, into.number, at)
    actions.write_note(into, by, StepKind.MERGED, complaint.number, at)
    complaint.state, complaint.closed_at = State.CLOSED, at


def split(
    complaint: Complaint, by: Person | None, title: str, severity: str, description: str | None = None
) -> Complaint:
    """Open a complaint of its own for a part of another; its clock runs since the other was received."""
    if complaint.state == State.CLOSED:
        raise JoiningError("closed")
    heard = actions.Heard(
        exhibitor=complaint.exhibitor,
        edition=complaint.edition,
        title=title,
        severity=severity,
        description=description,
        contact=complaint.contact,
        owner=complaint.owner,
        source=complaint.source,
        stand_id=complaint.stand_id,
        supplier=complaint.supplier,
    )
    part = actions.open_complaint(heard, by, complaint.received_at)
    for one, other in ((complaint, part), (part, complaint)):
        actions.write_note(one, by, StepKind.SPLIT, other.number)
    _tie(complaint, part)
    return part


def link(complaint: Complaint, other: Complaint, by: Person | None) -> None:
    """Note that two complaints, of whomever, have to do with each other; said twice it is said once."""
    if complaint is other:
        raise JoiningError("itself")
    if _tie(complaint, other):
        actions.write_note(complaint, by, StepKind.LINKED, other.number)
        actions.write_note(other, by, StepKind.LINKED, complaint.number)


def _tie(one: Complaint, other: Complaint) -> bool:
    db.session.flush()
    first, second = sorted((one.id, other.id))
    pair = ComplaintLink.complaint_id == first, ComplaintLink.other_id == second
    if db.session.scalar(select(ComplaintLink.id).where(*pair)):
        return False
    db.session.add(ComplaintLink(complaint_id=first, other_id=second))
    db.session.flush()
    return True


def joined(complaint_id: int) -> list[Complaint]:
    """Return the complaints linked to one, and those merged into it.

    Their numbers are gathered first: conditions joined by "or" would be tried on every complaint there is.
    """
    ties = union(
        select(ComplaintLink.other_id).where(ComplaintLink.complaint_id == complaint_id),
        select(ComplaintLink.complaint_id).where(ComplaintLink.other_id == complaint_id),
        select(Complaint.id).where(Complaint.merged_into_id == complaint_id),
    )
    own = select(Complaint).where(Complaint.id.in_(ties)).order_by(Complaint.id)
    return list(db.session.scalars(own))

"""Many complaints at once."""

from collections.abc import Sequence

from sqlalchemy import insert, literal, or_, select, update

from complaints.models import Complaint, ComplaintStep, State, StepKind
from foundation import clock
from foundation.database import db
from staff.models import Person


def assign(ids: Sequence[int], owner: Person, by: Person | None) -> int:
    """Give those of the complaints that are open and not the owner's yet to `owner`; return how many."""
    theirs = (
        Complaint.id.in_(ids),
        Complaint.state != State.CLOSED,
        or_(Complaint.owner_id.is_(None), Complaint.owner_id != owner.id),
    )
    connection, by_id = db.session.connection(), literal(by.id if by else None, ComplaintStep.person_id.type)
    at = literal(clock.now(), ComplaintStep.at.type)
    lines = select(
        Complaint.id,
        by_id,
        at,
        literal(StepKind.ASSIGNED.value),
        Complaint.state,
        Complaint.state,
        literal(owner.name),
    ).where(*theirs)
    columns = ["complaint_id", "person_id", "at", "kind", "from_state", "to_state", "note"]
    connection.execute(insert(ComplaintStep).from_select(columns, lines))
    given = update(Complaint).where(*theirs).values(owner_id=owner.id, version=Complaint.version + 1)
    return connection.execute(given).rowcount

"""Many complaints at once."""

from collections.abc import Sequence

from sqlalchemy import insert, literal, or_, select, update

from complaints import replying
from complaints.models import Complaint, ComplaintStep, State, StepKind
from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import Rows, db
from staff.models import Person

MOST_WRITTEN = 100


def reachable(ids: Sequence[int]) -> Rows:
    """Return those of the complaints that are open and name somebody who takes mail: to whom, by number."""
    return db.session.execute(
        select(
            Complaint.id,
            Complaint.number,
            Exhibitor.name.label("exhibitor"),
            Contact.name.label("contact"),
            Contact.email,
        )
        .join(Exhibitor, Exhibitor.id == Complaint.exhibitor_id)
        .join(Contact, Contact.id == Complaint.contact_id)
        .where(Complaint.id.in_(ids), Complaint.state != State.CLOSED)
        .where(Contact.email.is_not(None), Contact.email != "", Contact.bounced_at.is_(None))
        .order_by(Complaint.number)
    ).all()


def write(ids: Sequence[int], text: str, by: Person) -> int:
    """Write the same to the contact of each complaint, as a reply of its own; return how many."""
    those = db.session.scalars(select(Complaint).where(Complaint.id.in_(ids)).order_by(Complaint.id)).all()
    for complaint in those:
        replying.send(complaint, by, text, decision=False)
    return len(those)


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

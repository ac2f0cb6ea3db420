"""Who serves an exhibitor and who did, what was handed over; noting duties beside the owner's."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from exhibitors.assignment import Assignment, Duty
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Rows, db
from staff.models import Person

SHOWN = 8
NEW = timedelta(days=60)


def stints(exhibitor_id: int) -> Sequence[Assignment]:
    """Return who serves the exhibitor and who did, present ones first, then the latest; at most eight."""
    query = select(Assignment).options(joinedload(Assignment.person))
    mine = query.where(Assignment.exhibitor_id == exhibitor_id)
    order = Assignment.until.is_not(None), Assignment.until.desc(), Assignment.since.desc(), Assignment.id
    return db.session.scalars(mine.order_by(*order).limit(SHOWN)).all()


def handed_over(exhibitor_id: int) -> Assignment | None:
    """Return the last stint that is over and left a note to the next owner."""
    query = select(Assignment).options(joinedload(Assignment.person))
    over = query.where(
        Assignment.exhibitor_id == exhibitor_id,
        Assignment.until.is_not(None),
        Assignment.handover.is_not(None),
    )
    return db.session.scalars(over.order_by(Assignment.until.desc()).limit(1)).first()


def just_handed_over(exhibitor_id: int) -> Assignment | None:
    """Return the note to the present owner of the last 60 days, None when there is none."""
    note = handed_over(exhibitor_id)
    return note if note and note.until and note.until > clock.now() - NEW else None


def share_of_owner(found: Sequence[Assignment]) -> int:
    """Return what present others leave of the service to the owner, in per cent."""
    return max(0, 100 - sum(one.share or 0 for one in found if one.until is None and one.duty != Duty.OWNER))


def free_share(exhibitor_id: int) -> int:
    """Return how much of the service can still be given to others, in per cent; the owner keeps 1."""
    given = select(func.sum(Assignment.share)).where(
        Assignment.exhibitor_id == exhibitor_id, Assignment.until.is_(None), Assignment.duty != Duty.OWNER
    )
    return 99 - int(db.session.scalar(given) or 0)


def begin(exhibitor: Exhibitor, person: Person, duty: str, share: int) -> Assignment:
    """Give somebody a duty beside the owner's, from now on."""
    stint = Assignment(exhibitor_id=exhibitor.id, person_id=person.id, duty=duty, share=share)
    db.session.add(stint)
    db.session.flush()
    return stint


def end(stint: Assignment) -> None:
    """End a duty now; the owner's ends with another owner."""
    if stint.duty == Duty.OWNER:
        raise ValueError("the owner's stint follows the exhibitor's owner")
    stint.until = stint.until or clock.now()
    db.session.flush()


def write_handover(stint: Assignment, text: str) -> None:
    """Write what the next owner should know; empty text takes it away."""
    stint.handover, stint.handover_at = (text, clock.now()) if text.strip() else (None, None)
    db.session.flush()


def new_to(person_id: int, limit: int = 20) -> Rows:
    """Return exhibitors that came to a person in the last 60 days from somebody else, with what was left."""
    last = (
        select(func.max(Assignment.id))
        .where(Assignment.exhibitor_id == Exhibitor.id, Assignment.duty == Duty.OWNER)
        .where(Assignment.until.is_not(None), Assignment.until > clock.now() - NEW)
        .correlate(Exhibitor)
        .scalar_subquery()
    )
    query = (
        select(
            Exhibitor.id,
            Exhibitor.name,
            Exhibitor.relationship_class,
            Assignment.id.label("stint_id"),
            Assignment.handover,
            Assignment.until,
            Person.name.label("from_name"),
            Assignment.person_id.label("from_id"),
        )
        .join(Assignment, Assignment.id == last)
        .join(Person, Person.id == Assignment.person_id)
        .where(Exhibitor.owner_id == person_id)
    )
    return db.session.execute(query.order_by(Assignment.until.desc(), Exhibitor.id).limit(limit)).all()


def to_hand_over(person_id: int, limit: int = 20) -> Rows:
    """Return exhibitors that left a person in the last 60 days with nothing written for the next."""
    query = (
        select(
            Exhibitor.id,
            Exhibitor.name,
            Exhibitor.relationship_class,
            Assignment.id.label("stint_id"),
            Assignment.until,
            Person.name.label("to_name"),
        )
        .join(Assignment, Assignment.exhibitor_id == Exhibitor.id)
        .outerjoin(Person, Person.id == Exhibitor.owner_id)
        .where(Assignment.person_id == person_id, Assignment.duty == Duty.OWNER)
        .where(Assignment.until > clock.now() - NEW, Assignment.handover.is_(None))
    )
    return db.session.execute(query.order_by(Assignment.until.desc(), Exhibitor.id).limit(limit)).all()

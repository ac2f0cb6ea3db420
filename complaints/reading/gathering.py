"""Reading what the figures need out of the database: columns, one statement each."""

from datetime import datetime, timedelta

from sqlalchemy import ScalarSelect, func, select

from complaints.logs.models import LoggedComplaint
from complaints.models import Complaint, Resolution
from complaints.reading.times import Case
from events.models import Edition, Hall
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation, Stand
from foundation import clock
from foundation.database import db
from staff.models import Person

WEEKS = 26


def cases(edition_id: int | None) -> list[Case]:
    """Return every complaint of an edition, or of all."""
    query = (
        select(
            Complaint.received_at, Complaint.answer_due_at, Complaint.acknowledged_at, Complaint.answered_at,
            Complaint.closed_at, Complaint.reopened, Resolution.recovered, Complaint.severity,
            Exhibitor.relationship_class, Person.name, Resolution.cause_id, _hall(), LoggedComplaint.kept,
        )
        .join(Exhibitor, Exhibitor.id == Complaint.exhibitor_id)
        .outerjoin(Person, Person.id == Complaint.owner_id)
        .outerjoin(Resolution, Resolution.complaint_id == Complaint.id)
        .outerjoin(LoggedComplaint, LoggedComplaint.complaint_id == Complaint.id)
        .order_by(Complaint.id)
    )  # fmt: skip
    if edition_id is not None:
        query = query.where(Complaint.edition_id == edition_id)
    return [Case(*row) for row in db.session.execute(query)]


def _hall() -> ScalarSelect[str]:
    """The first hall in which the exhibitor stands at the edition of the complaint."""
    stands = select(func.min(Hall.name)).join(Stand, Stand.hall_id == Hall.id)
    there = stands.join(Participation, Participation.id == Stand.participation_id).where(
        Participation.exhibitor_id == Complaint.exhibitor_id,
        Participation.edition_id == Complaint.edition_id,
    )
    return there.correlate(Complaint).scalar_subquery()


def exhibitors(edition_id: int) -> int:
    """Return how many exhibitors take part in an edition."""
    those = select(func.count(Participation.id)).where(
        Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART)
    )
    return db.session.scalar(those) or 0


def exhibitors_by_hall(edition_id: int) -> dict[str, int]:
    """Return how many exhibitors stand in each hall of an edition."""
    rows = db.session.execute(
        select(Hall.name, func.count(Participation.id.distinct()))
        .join(Stand, Stand.hall_id == Hall.id)
        .join(Participation, Participation.id == Stand.participation_id)
        .where(Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART))
        .group_by(Hall.name)
    )
    return {row[0]: row[1] for row in rows}


def by_edition(base: int) -> list[tuple[str, int, int]]:
    """Return name, complaints and exhibitors of every past or running edition of a size, in time order."""
    complaints = select(func.count(Complaint.id)).where(Complaint.edition_id == Edition.id).scalar_subquery()
    there = func.count(Participation.id)
    rows = db.session.execute(
        select(Edition.name, complaints, there)
        .join(Participation, Participation.edition_id == Edition.id)
        .where(Participation.status.in_(TAKING_PART), Edition.starts_on <= clock.now().date())
        .group_by(Edition.id)
        .having(there >= base)
        .order_by(Edition.starts_on, Edition.id)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def weekly(found: list[Case], now: datetime) -> list[float]:
    """Return how many complaints came in each of the last weeks, up to today, from the first one on."""
    counts = [0.0] * WEEKS
    for case in found:
        back = (now - case.received_at) // timedelta(weeks=1)
        if 0 <= back < WEEKS:
            counts[WEEKS - 1 - back] += 1
    first = next((place for place, count in enumerate(counts) if count), WEEKS)
    return counts[first:]

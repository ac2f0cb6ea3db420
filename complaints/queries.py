"""Reading complaints: figures for an edition, those of an exhibitor, what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, and_, func, literal, select

from complaints import flow
from complaints.models import Complaint, State
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from staff.models import Person

_CLOSED = literal(State.CLOSED.value, literal_execute=True)
"""Written into the statement: an index of open complaints serves no statement that leaves the word open."""


@dataclass(frozen=True)
class Standing:
    """Open complaints of an edition, and how many of them wait for an answer that is overdue or due today."""

    open: int = 0
    overdue: int = 0
    due_today: int = 0


def is_open() -> ColumnElement[bool]:
    """Return the condition that a complaint is not closed."""
    return Complaint.state != _CLOSED


def is_closed() -> ColumnElement[bool]:
    """Return the condition that a complaint is closed."""
    return Complaint.state == _CLOSED


def waits() -> ColumnElement[bool]:
    """Return the condition that the exhibitor waits for our answer, and not we for the exhibitor."""
    return and_(Complaint.state.in_(flow.WAITING_FOR_ANSWER), Complaint.paused_at.is_(None))


def is_overdue(now: datetime | ColumnElement[datetime]) -> ColumnElement[bool]:
    """Return the condition that the answer is overdue at `now`."""
    return and_(waits(), is_open(), Complaint.answer_due_at < now)


def end_of_day(now: datetime, zone: str) -> datetime:
    """Return the midnight that ends the day it is at `now` in `zone`."""
    local = ZoneInfo(zone)
    return datetime.combine(now.astimezone(local).date() + timedelta(days=1), time(), local)


def standing(edition_id: int, zone: str = "UTC") -> Standing:
    """Return the standing of one edition, as one statement."""
    now = clock.now()
    today = and_(waits(), Complaint.answer_due_at.between(now, end_of_day(now, zone)))
    figures = select(func.count(), func.count().filter(is_overdue(now)), func.count().filter(today))
    row = db.session.execute(
        figures.select_from(Complaint).where(is_open(), Complaint.edition_id == edition_id)
    )
    return Standing(*row.one())


def open_by_exhibitor() -> dict[int, int]:
    """Return how many complaints each exhibitor has open; exhibitors without one are left out."""
    counts = select(Complaint.exhibitor_id, func.count()).where(is_open()).group_by(Complaint.exhibitor_id)
    return {row[0]: row[1] for row in db.session.execute(counts)}


def of_exhibitor(exhibitor_id: int, limit: int = 20) -> Sequence[Complaint]:
    """Return the newest complaints of an exhibitor."""
    own = select(Complaint).where(Complaint.exhibitor_id == exhibitor_id)
    return db.session.scalars(own.order_by(Complaint.received_at.desc(), Complaint.id).limit(limit)).all()


def due_today(
    zone: str, *, edition_id: int | None = None, owner_id: int | None = None, limit: int = 20
) -> Sequence[Row]:
    """Return what is overdue or due before midnight in `zone`: complaint columns, exhibitor, owner."""
    due = (
        select(
            Complaint.id,
            Complaint.number,
            Complaint.title,
            Complaint.severity,
            Complaint.answer_due_at,
            Exhibitor.id.label("exhibitor_id"),
            Exhibitor.name.label("exhibitor"),
            Exhibitor.relationship_class,
            Person.name.label("owner"),
            Person.email.label("owner_email"),
        )
        .join(Exhibitor, Exhibitor.id == Complaint.exhibitor_id)
        .outerjoin(Person, Person.id == Complaint.owner_id)
        .where(waits(), Complaint.answer_due_at < end_of_day(clock.now(), zone))
        .order_by(Complaint.answer_due_at, Complaint.id)
        .limit(limit)
    )
    if edition_id is not None:
        due = due.where(Complaint.edition_id == edition_id)
    if owner_id is not None:
        due = due.where(Complaint.owner_id == owner_id)
    return db.session.execute(due).all()

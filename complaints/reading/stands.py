"""Where complaints come from on the floor: the stands of an edition by hall, with the complaints on each.

A complaint that names no stand counts at the first one of its exhibitor.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from complaints.kinds import Severity, State
from complaints.models import Complaint
from events.models import Hall
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation, Stand
from foundation.database import Rows, db
from foundation.paging import Key, Page, page

HALL = func.coalesce(Hall.name, "")
WORST = list(Severity)
NO_HALL = 0
"""What a filter asks for that is for stands without a hall."""


@dataclass(frozen=True)
class Heat:
    """The complaints at one stand, the newest first, those open, and the worst of these (else of all)."""

    complaints: Rows = ()
    open: int = 0
    worst: str = ""


def halls(edition_id: int) -> Rows:
    """Return id, name, stands and complaints of each hall of an edition; those without a hall come first."""
    heat = func.count(Complaint.id.distinct()).label("complaints")
    rows = _stands(edition_id, Hall.id, Hall.name, func.count(Stand.id.distinct()).label("stands"), heat)
    return db.session.execute(
        rows.outerjoin(Complaint, _at_stand()).group_by(Hall.id, Hall.name).order_by(HALL, Hall.id)
    ).all()


def stands(edition_id: int, hall: int | None, told: bool, cursor: str | None) -> Page:
    """Return a page of stands by hall and number: of one hall (NO_HALL: of none), or only those with a
    complaint.
    """
    rows = _stands(
        edition_id,
        Stand.id,
        Stand.number,
        Hall.name.label("hall"),
        Exhibitor.id.label("exhibitor_id"),
        Exhibitor.name.label("exhibitor"),
        Exhibitor.relationship_class,
    )
    if hall is not None:
        rows = rows.where(Stand.hall_id.is_(None) if hall == NO_HALL else Stand.hall_id == hall)
    if told:
        rows = rows.where(select(Complaint.id).where(_at_stand()).exists())
    return page(rows, [HALL, Stand.number, Stand.id], cursor)


def heats(edition_id: int, found: Sequence[Row]) -> dict[int, Heat]:
    """Return the heat of each stand of a page, in one statement."""
    own = (
        select(Stand.id.label("stand"), Complaint.id, Complaint.number, Complaint.severity, Complaint.state)
        .join(Participation, Participation.id == Stand.participation_id)
        .join(Complaint, _at_stand())
        .where(Stand.id.in_([row.id for row in found]), Participation.edition_id == edition_id)
        .order_by(Complaint.received_at.desc(), Complaint.id)
    )
    by_stand: dict[int, list[Row]] = {}
    for row in db.session.execute(own):
        by_stand.setdefault(row.stand, []).append(row)
    return {stand: _heat(rows) for stand, rows in by_stand.items()}


def _heat(rows: list[Row]) -> Heat:
    waiting = [row for row in rows if row.state != State.CLOSED]
    worst = max((row.severity for row in waiting or rows), key=WORST.index)
    return Heat(rows, len(waiting), worst)


def _stands(edition_id: int, *columns: Key) -> Select:
    return (
        select(*columns)
        .select_from(Stand)
        .join(Participation, Participation.id == Stand.participation_id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .outerjoin(Hall, Hall.id == Stand.hall_id)
        .where(Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART))
    )


def _at_stand() -> ColumnElement[bool]:
    """Whether a complaint is at the stand: it names it, or names none and this is the exhibitor's first."""
    other = aliased(Stand)
    first = select(func.min(other.id)).where(other.participation_id == Participation.id)
    unnamed = and_(Complaint.stand_id.is_(None), Stand.id == first.correlate(Participation).scalar_subquery())
    return and_(
        Complaint.exhibitor_id == Participation.exhibitor_id,
        Complaint.edition_id == Participation.edition_id,
        or_(Complaint.stand_id == Stand.id, unnamed),
    )

"""Reading weights and issued reports."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from foundation.database import db
from foundation.paging import Page, page
from scoring.models import ScoreWeights, StaffReport
from scoring.weighing import DEFAULT_POINTS
from staff.models import Person

PILOT = timedelta(days=183)


def newest_weights() -> ScoreWeights | None:
    """Return the weights that apply, None while the built-in ones do."""
    return db.session.scalar(select(ScoreWeights).order_by(ScoreWeights.id.desc()).limit(1))


def current_points() -> dict[str, int]:
    """Return the weights that apply, in points of 100 by part; a part newer than they are has none."""
    newest = newest_weights()
    return dict.fromkeys(DEFAULT_POINTS, 0) | dict(newest.weights if newest else DEFAULT_POINTS)


def pilot_until(today: date) -> date | None:
    """Return the day until which nothing may follow from scores: half a year from the first issued report.

    Before any report it begins today; None once it is over.
    """
    first: datetime | None = db.session.scalar(select(func.min(StaffReport.issued_at)))
    ends = (first.date() if first else today) + PILOT
    return ends if today <= ends else None


def weight_versions(limit: int = 20) -> Sequence[ScoreWeights]:
    """Return the latest versions of the weights with who made them, newest first."""
    query = select(ScoreWeights).options(joinedload(ScoreWeights.person))
    return db.session.scalars(query.order_by(ScoreWeights.id.desc()).limit(limit)).all()


def reports_page(cursor: str | None, edition_id: int) -> Page:
    """Return the reports issued of an edition, newest first, without their figures."""
    columns = StaffReport.id, StaffReport.period, StaffReport.issued_at, StaffReport.person_id
    query = select(*columns, Person.name.label("person"))
    query = query.outerjoin(Person, Person.id == StaffReport.person_id)
    query = query.where(StaffReport.edition_id == edition_id)
    return page(query, (StaffReport.issued_at, StaffReport.id), cursor, descending=True)


def periods(edition_id: int, limit: int = 24) -> Sequence[str]:
    """Return the periods that an edition has issued reports of, the latest issued first."""
    newest = func.max(StaffReport.issued_at)
    query = select(StaffReport.period).where(StaffReport.edition_id == edition_id)
    return db.session.scalars(query.group_by(StaffReport.period).order_by(newest.desc()).limit(limit)).all()


def reports_of(person_id: int, limit: int = 20) -> Sequence[StaffReport]:
    """Return the reports issued about one person, newest first."""
    query = select(StaffReport).options(joinedload(StaffReport.edition))
    query = query.where(StaffReport.person_id == person_id).order_by(StaffReport.issued_at.desc())
    return db.session.scalars(query.limit(limit)).all()

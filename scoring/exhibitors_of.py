"""The exhibitors that a person serves now, in which duty and since when."""

from sqlalchemy import func, select

from exhibitors.assignment import Assignment
from exhibitors.models import Exhibitor
from foundation.database import Rows, db

SHOWN = 100


def exhibitors_of(person_id: int, limit: int = SHOWN) -> Rows:
    """Return (id, name, relationship_class, alert, duty, share, since) by name."""
    columns = Exhibitor.id, Exhibitor.name, Exhibitor.relationship_class, Exhibitor.alert
    stint = Assignment.duty, Assignment.share, Assignment.since
    query = select(*columns, *stint).join(Assignment, Assignment.exhibitor_id == Exhibitor.id)
    query = query.where(Assignment.person_id == person_id, Assignment.until.is_(None))
    return db.session.execute(query.order_by(Exhibitor.name_key, Assignment.id).limit(limit)).all()


def how_many(person_id: int) -> int:
    """Return how many exhibitors a person serves now."""
    count = select(func.count(Assignment.exhibitor_id.distinct()))
    return db.session.scalar(count.where(Assignment.person_id == person_id, Assignment.until.is_(None))) or 0

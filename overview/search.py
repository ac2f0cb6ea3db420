"""The search in the top bar: exhibitors, contacts, stands, complaints, a few of each."""

from typing import Any

from sqlalchemy import func, select

from complaints.models import Complaint
from exhibitors import search as exhibitor_search
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation, Stand
from foundation.database import Rows, db

EACH = 8
LONGEST = 100


def _starting(column: Any, term: str) -> Any:
    """The column starts with the term; a range on the lower-cased value."""
    return func.lower(column).startswith(term.lower(), autoescape=True)


def _exhibitors(term: str) -> Rows:
    query = select(Exhibitor.id, Exhibitor.name, Exhibitor.country, Exhibitor.relationship_class)
    return db.session.execute(
        query.where(exhibitor_search.matching(term)).order_by(Exhibitor.name).limit(EACH)
    ).all()


def _contacts(term: str) -> Rows:
    query = select(Contact.exhibitor_id, Contact.name, Contact.email, Exhibitor.name.label("company"))
    found = query.join(Exhibitor).where(_starting(Contact.email, term) | _starting(Contact.name, term))
    return db.session.execute(found.order_by(Contact.name).limit(EACH)).all()


def _stands(term: str, edition_id: int | None) -> Rows:
    query = select(Participation.exhibitor_id, Stand.number, Exhibitor.name.label("company"))
    found = query.select_from(Stand).join(Participation).join(Exhibitor)
    here = found.where(_starting(Stand.number, term), Participation.edition_id == edition_id)
    return db.session.execute(here.order_by(Stand.number).limit(EACH)).all()


def _complaints(term: str) -> Rows:
    query = select(Complaint.id, Complaint.number, Complaint.title)
    return db.session.execute(
        query.where(_starting(Complaint.number, term)).order_by(Complaint.id).limit(EACH)
    ).all()


def search(term: str, edition_id: int | None) -> dict[str, Rows]:
    """Return what matches `term`, by kind; nothing for an empty term."""
    term = term.strip()[:LONGEST]
    if not term:
        return {}
    found = {
        "exhibitors": _exhibitors(term),
        "contacts": _contacts(term),
        "stands": _stands(term, edition_id),
        "complaints": _complaints(term),
    }
    return {kind: rows for kind, rows in found.items() if rows}

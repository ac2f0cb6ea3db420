"""Whose facts have changed lately: an answer, a complaint, a payment, a price, an area, hours, a service."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, union

from complaints.models import Complaint, ComplaintStep
from exhibitors.field_change import FieldChange
from exhibitors.participation import Participation
from foundation.database import db
from plans.fact_changed import FactChanged
from plans.offer import Uptake
from surveys.models import Survey
from surveys.response import Response

TAIL = 2_000
"""Only so many rows at the end of a table are looked through: what was written lately stands there."""
JUDGED = (
    "status",
    "price_minor",
    "paid_minor",
    "due_on",
    "cost_minor",
    "cost_hours",
    "conduct_points",
    "net_area_m2",
    "potential_minor",
)
Ids = Select[*tuple[Any, ...]]


def changed_since(at: datetime) -> list[int]:
    """Return the exhibitors with something new since then that their class or alert reads, by rising id."""
    found = _answers(at), _complaints(at), _fields(at), _new(at), _services(at), _cost_to_serve(at)
    return sorted(db.session.scalars(union(*found)))


def _answers(at: datetime) -> Ids:
    alive = select(Survey.id).where(Survey.closes_at >= at)
    mine = Response.survey_id.in_(alive), Response.submitted_at >= at, Response.exhibitor_id.is_not(None)
    return select(Response.exhibitor_id).where(*mine)


def _complaints(at: datetime) -> Ids:
    tail = ComplaintStep.id > select(func.max(ComplaintStep.id) - TAIL).scalar_subquery()
    steps = select(Complaint.exhibitor_id).join(ComplaintStep, ComplaintStep.complaint_id == Complaint.id)
    return steps.where(tail, ComplaintStep.at >= at)


def _fields(at: datetime) -> Ids:
    tail = FieldChange.id > select(func.max(FieldChange.id) - TAIL).scalar_subquery()
    judged = FieldChange.at >= at, FieldChange.field.in_(JUDGED)
    return select(FieldChange.exhibitor_id).where(tail, *judged)


def _services(at: datetime) -> Ids:
    mine = select(Participation.exhibitor_id).join(Uptake, Uptake.participation_id == Participation.id)
    return mine.where(Uptake.answered_at >= at)


def _cost_to_serve(at: datetime) -> Ids:
    noted = FactChanged.participation_id == Participation.id
    return select(Participation.exhibitor_id).join(FactChanged, noted).where(FactChanged.at >= at)


def _new(at: datetime) -> Ids:
    tail = Participation.id > select(func.max(Participation.id) - TAIL).scalar_subquery()
    return select(Participation.exhibitor_id).where(tail, Participation.created_at >= at)

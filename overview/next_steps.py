"""Whom to care for next, and why: one line an exhibitor, gravest cause first, then by value."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    String,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from complaints.models import Complaint
from complaints.queries import is_overdue
from events.models import Edition
from exhibitors.models import Contact, Exhibitor, RelationshipClass
from exhibitors.participation import TAKING_PART, Participation, Stand
from foundation.database import Rows, db
from goals.models import Goal
from plans.models import ItemState, PlanItem, ServicePlan
from plans.task import Task
from staff.models import Person
from surveys.afterwards.models import CallWish
from surveys.models import Invitation, Survey

LIMIT = 200
MISSED = 2


def _cause(rank: int, cause: str, exhibitor: Any, what: Any, amount: Any = None) -> list[ColumnElement]:
    """Return the union's columns: rank, cause, exhibitor, what, amount."""
    return [
        literal(rank).label("rank"),
        literal(cause).label("cause"),
        exhibitor.label("exhibitor_id"),
        cast(what if what is not None else null(), String).label("what"),
        cast(amount if amount is not None else null(), Integer).label("amount"),
    ]


def _causes(edition: Edition, today: date, now: datetime) -> CompoundSelect[Any]:
    here = Participation.edition_id == edition.id
    overdue = select(
        *_cause(1, "complaint_overdue", Complaint.exhibitor_id, Complaint.number + " " + Complaint.title)
    ).where(Complaint.edition_id == edition.id, is_overdue(now))
    waiting = (
        select(*_cause(2, "call_wished", Invitation.exhibitor_id, Contact.name))
        .join(CallWish, CallWish.invitation_id == Invitation.id)
        .join(Survey, Survey.id == Invitation.survey_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(Survey.edition_id == edition.id, CallWish.called_at.is_(None))
    )
    leaving = (
        select(*_cause(3, "alert", Exhibitor.id, Exhibitor.alert))
        .join(Participation, Participation.exhibitor_id == Exhibitor.id)
        .where(here, Exhibitor.alert.is_not(None))
    )
    missed = select(*_cause(5, "goal_missed", Goal.exhibitor_id, Goal.title)).where(
        Goal.edition_id == edition.id, Goal.reached <= MISSED
    )
    late = (
        select(*_cause(4, "promise_late", Participation.exhibitor_id, PlanItem.title))
        .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .where(here, PlanItem.state == ItemState.PROMISED, PlanItem.due_on < today)
    )
    return union_all(overdue, waiting, leaving, late, missed, _unpaid(edition, today), _tasks(edition, today))


def _tasks(edition: Edition, today: date) -> Any:
    """Tasks of plays and ways up that are due."""
    return (
        select(*_cause(4, "task_due", Task.exhibitor_id, Task.title))
        .join(Participation, Participation.exhibitor_id == Task.exhibitor_id)
        .where(Participation.edition_id == edition.id, Task.state == "open", Task.due_on <= today)
    )


def _unpaid(edition: Edition, today: date) -> Any:
    open_minor = Participation.price_minor - Participation.paid_minor
    return (
        select(*_cause(6, "unpaid", Participation.exhibitor_id, None, open_minor))
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .where(Participation.edition_id == edition.id, Participation.due_on < today, open_minor > 0)
        .where(Exhibitor.relationship_class == RelationshipClass.RISK)
    )


def next_steps(edition: Edition, today: date, now: datetime, limit: int = LIMIT) -> Rows:
    """Return exhibitor, class, cause, what, amount, causes, price, area, stand, owner; by urgency."""
    causes = _causes(edition, today, now).subquery()
    order = func.row_number().over(
        partition_by=causes.c.exhibitor_id, order_by=(causes.c.rank, causes.c.what)
    )
    several = func.count().over(partition_by=causes.c.exhibitor_id)
    ranked = select(causes, order.label("place"), several.label("causes")).subquery()
    stand = (
        select(func.min(Stand.number))
        .where(Stand.participation_id == Participation.id)
        .correlate(Participation)
    ).scalar_subquery()
    query = (
        select(
            Exhibitor.id,
            Exhibitor.name,
            Exhibitor.relationship_class,
            Exhibitor.alert,
            ranked.c.cause,
            ranked.c.what,
            ranked.c.amount,
            ranked.c.causes,
            Participation.price_minor,
            Participation.net_area_m2,
            stand.label("stand"),
            Person.name.label("owner"),
        )
        .join(ranked, ranked.c.exhibitor_id == Exhibitor.id)
        .join(Participation, Participation.exhibitor_id == Exhibitor.id)
        .outerjoin(Person, Person.id == Exhibitor.owner_id)
        .where(
            ranked.c.place == 1, Participation.edition_id == edition.id, Participation.status.in_(TAKING_PART)
        )
        .order_by(ranked.c.rank, Exhibitor.value_minor.desc(), Exhibitor.id)
    )
    return db.session.execute(query.limit(limit)).all()

"""Reading plans: counts, hours and items, each in one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from plans.models import ItemState, PlanItem, ServicePlan
from staff.models import Person

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])

OPEN = PlanItem.state == ItemState.PROMISED
DONE = PlanItem.state.in_((ItemState.DELIVERED, ItemState.CONFIRMED))
STANDING = PlanItem.state != ItemState.DROPPED


@dataclass(frozen=True)
class Counts:
    """What was promised (all that was not dropped) and what became of it; hours of the same items."""

    promised: int = 0
    delivered: int = 0
    confirmed: int = 0
    late: int = 0
    today: int = 0
    hours: float = 0
    hours_spent: float = 0

    @property
    def share(self) -> float | None:
        """Return the delivered share, None where nothing is promised."""
        return self.delivered / self.promised if self.promised else None


@dataclass(frozen=True)
class Hours:
    """Hours planned and spent under one heading (a class, a person; None: without)."""

    heading: str | None
    planned: float
    spent: float


def _figures(today: date) -> tuple[ColumnElement[Any], ...]:
    count, late = func.count(PlanItem.id), OPEN & (PlanItem.due_on < today)
    return (
        count.filter(STANDING).label("promised"),
        count.filter(DONE).label("delivered"),
        count.filter(PlanItem.state == ItemState.CONFIRMED).label("confirmed"),
        count.filter(late).label("late"),
        count.filter(OPEN & (PlanItem.due_on == today)).label("today"),
        func.coalesce(func.sum(PlanItem.hours).filter(STANDING), 0.0).label("hours"),
        func.coalesce(func.sum(PlanItem.hours_spent), 0.0).label("hours_spent"),
    )


def awaited() -> ColumnElement[str]:
    """Return the column `waits_for`: the title of the open promise to be kept before, NULL without one."""
    other = aliased(PlanItem)
    mine = other.id == PlanItem.after_id, other.state == ItemState.PROMISED
    return select(other.title).where(*mine).correlate(PlanItem).scalar_subquery().label("waits_for")


def running(query: Query) -> Query:
    """Join a query on PlanItem to its participation and exhibitor, and keep those who take part."""
    return (
        query.join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .where(Participation.status.in_(TAKING_PART))
    )


def _counted(rows: Sequence[Row[Any]]) -> dict[int, Counts]:
    return {row[0]: Counts(*row[1:]) for row in rows}


def counts_of_editions(edition_ids: Sequence[int], today: date) -> Mapping[int, Counts]:
    """Return the counts of each edition that has items."""
    query = running(select(Participation.edition_id, *_figures(today)).select_from(PlanItem))
    query = query.where(Participation.edition_id.in_(edition_ids)).group_by(Participation.edition_id)
    return _counted(db.session.execute(query).all())


def counts_of(edition_id: int, today: date) -> Counts:
    """Return the counts of one edition."""
    return counts_of_editions([edition_id], today).get(edition_id, Counts())


def counts_of_plans(
    plan_ids: Sequence[int], today: date, *conditions: ColumnElement[bool]
) -> Mapping[int, Counts]:
    """Return the counts of each plan, of the items that meet `conditions`."""
    query = select(PlanItem.plan_id, *_figures(today)).where(PlanItem.plan_id.in_(plan_ids), *conditions)
    return _counted(db.session.execute(query.group_by(PlanItem.plan_id)).all())


def items_of(exhibitor_id: int, edition_id: int) -> Sequence[PlanItem]:
    """Return an exhibitor's items at an edition, with their owners, the earliest due first."""
    query = (
        select(PlanItem)
        .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .where(Participation.exhibitor_id == exhibitor_id, Participation.edition_id == edition_id)
        .options(contains_eager(PlanItem.plan), joinedload(PlanItem.owner), joinedload(PlanItem.delivered_by))
        .options(joinedload(PlanItem.after))
    )
    return db.session.scalars(query.order_by(PlanItem.due_on, PlanItem.id)).all()


def due_until(edition_id: int, day: date, limit: int = 20) -> Sequence[Any]:
    """Return open items of an edition due by `day`: title, due_on, owner, exhibitor, participation_id."""
    query = running(
        select(
            PlanItem.id,
            PlanItem.title,
            PlanItem.due_on,
            Person.name.label("owner"),
            Exhibitor.id.label("exhibitor_id"),
            Exhibitor.name.label("exhibitor"),
            Exhibitor.relationship_class,
            Participation.id.label("participation_id"),
        ).outerjoin(Person, Person.id == PlanItem.owner_id)
    ).where(Participation.edition_id == edition_id, OPEN, PlanItem.due_on <= day)
    return db.session.execute(query.order_by(PlanItem.due_on, PlanItem.id).limit(limit)).all()


def _hours(heading: Any, edition_id: int) -> list[Hours]:
    planned = func.coalesce(func.sum(PlanItem.hours).filter(STANDING), 0.0)
    query = select(heading, planned, func.coalesce(func.sum(PlanItem.hours_spent), 0.0))
    query = running(query.select_from(PlanItem).outerjoin(Person, Person.id == PlanItem.owner_id))
    query = query.where(Participation.edition_id == edition_id).group_by(heading).order_by(planned.desc())
    return [Hours(*row) for row in db.session.execute(query)]


def hours_by_class(edition_id: int) -> list[Hours]:
    """Return the hours planned and spent at an edition for each relationship class."""
    return _hours(Exhibitor.relationship_class, edition_id)


def hours_by_person(edition_id: int) -> list[Hours]:
    """Return the hours planned and spent at an edition by each owner's name."""
    return _hours(Person.name, edition_id)

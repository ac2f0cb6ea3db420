"""Where an edition stands in the six steps: four in one statement, expertise and the staff apart."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    distinct,
    exists,
    func,
    or_,
    select,
    true,
)

from complaints.models import Complaint, State
from complaints.queries import is_overdue
from events.models import Edition
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import UtcDateTime, db
from goals.models import Goal
from plans.models import ItemState, PlanItem, ServicePlan
from staffing import gap_count
from staffing.gap_count import Needs
from surveys.models import Invitation, Survey
from surveys.response import Answer, Response

DELIVERED = (ItemState.DELIVERED, ItemState.CONFIRMED)
EDITION = bindparam("edition_id", type_=Integer)
TODAY = bindparam("today", type_=Date)
UNTIL = bindparam("until", type_=UtcDateTime)


@dataclass(frozen=True)
class Steps:
    """Counts of one edition."""

    exhibitors: int
    area_m2: float
    with_goals: int
    delivered: int
    promises_due: int
    promises_late: int
    answered: int
    invited: int
    put_right: int
    complaints: int
    complaints_due: int
    needs: Needs


def _count_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _taking_part() -> ColumnElement[bool]:
    return and_(Participation.edition_id == EDITION, Participation.status.in_(TAKING_PART))


def _participations() -> Subquery:
    """Exhibitors, their area, and those with a goal, in one pass."""
    goal = exists().where(Goal.exhibitor_id == Participation.exhibitor_id, Goal.edition_id == EDITION)
    figures = func.count(), func.coalesce(func.sum(Participation.net_area_m2), 0.0), _count_where(goal)
    return select(*figures).where(_taking_part()).subquery()


def _promises() -> Subquery:
    """Items delivered, due by now and late, in one pass over the edition's plans."""
    delivered = PlanItem.state.in_(DELIVERED)
    late = and_(PlanItem.state == ItemState.PROMISED, PlanItem.due_on < TODAY)
    figures = (
        _count_where(delivered).label("delivered"),
        _count_where(or_(PlanItem.due_on <= TODAY, delivered)).label("due"),
        _count_where(late).label("late"),
    )
    return (
        select(*figures)
        .select_from(Participation)
        .join(ServicePlan, ServicePlan.participation_id == Participation.id)
        .join(PlanItem, PlanItem.plan_id == ServicePlan.id)
        .where(Participation.edition_id == EDITION, PlanItem.state != ItemState.DROPPED)
        .subquery()
    )


def _answers() -> list[ColumnElement]:
    surveys = select(Survey.id).where(Survey.edition_id == EDITION)
    asked: Select = select(func.count(distinct(Invitation.exhibitor_id))).where(
        Invitation.survey_id.in_(surveys)
    )
    given = select(Response.exhibitor_id).where(
        Response.survey_id.in_(surveys),
        Response.submitted_at.is_not(None),
        Response.exhibitor_id.is_not(None),
    )
    used = select(Invitation.exhibitor_id).where(
        Invitation.survey_id.in_(surveys), Invitation.answered_at.is_not(None)
    )
    answered = select(func.count()).select_from(given.union(used).subquery())
    return [answered.scalar_subquery(), asked.scalar_subquery()]


def _complaints() -> list[ColumnElement]:
    all_ = select(func.count(Complaint.id)).where(Complaint.edition_id == EDITION)
    closed = all_.where(Complaint.state == State.CLOSED)
    due = all_.where(is_overdue(UNTIL))
    return [closed.scalar_subquery(), all_.scalar_subquery(), due.scalar_subquery()]


@cache
def _statement() -> Select:
    """Make the statement once: it stands behind every page."""
    exhibitors, promises = _participations(), _promises()
    columns = [*exhibitors.c, *promises.c, *_answers(), *_complaints()]
    return select(*columns).select_from(exhibitors.join(promises, true()))


def steps(edition: Edition, today: date, until: datetime) -> Steps:
    """Return the first five steps' counts: `today` in the edition's zone, complaints due before `until`."""
    values = {"edition_id": edition.id, "today": today, "until": until}
    return Steps(*db.session.execute(_statement(), values).one(), needs=gap_count.count(edition))


@dataclass(frozen=True)
class Scored:
    """People whom anybody rated at an edition, and those of them whom enough exhibitors did."""

    rated: int
    enough: int


def scored(edition_id: int, base: int) -> Scored:
    """Return the sixth step's counts; it reads every rating of the edition."""
    raters = (
        select(Answer.person_id, func.count(distinct(Response.exhibitor_id)).label("raters"))
        .join(Response, Response.id == Answer.response_id)
        .join(Survey, Survey.id == Response.survey_id)
        .where(Survey.edition_id == edition_id, Response.submitted_at.is_not(None))
        .where(Answer.person_id.is_not(None), Answer.number.is_not(None), Response.exhibitor_id.is_not(None))
        .group_by(Answer.person_id)
        .subquery()
    )
    people = select(func.count(), _count_where(raters.c.raters >= base)).select_from(raters)
    return Scored(*db.session.execute(people).one())

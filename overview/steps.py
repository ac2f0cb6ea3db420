"""Where an edition stands in the six steps, in one statement."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, distinct, exists, func, or_, select
from sqlalchemy.orm import aliased

from complaints.models import Complaint, State
from complaints.queries import is_overdue
from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from goals.models import Goal, goal_skill
from plans.models import ItemState, PlanItem, ServicePlan
from staff.models import PersonSkill
from surveys.models import Invitation, Survey
from surveys.response import Answer, Response

DELIVERED = (ItemState.DELIVERED, ItemState.CONFIRMED)
MASTERED = 3


@dataclass(frozen=True)
class Steps:
    """Counts of one edition; a `_of` is what its neighbour is a part of."""

    exhibitors: int
    area_m2: float
    with_goals: int
    skills_met: int
    skills_needed: int
    delivered: int
    promises_due: int
    promises_late: int
    answered: int
    invited: int
    put_right: int
    complaints: int
    complaints_due: int
    staff_scored: int
    staff_rated: int


def _taking_part(edition_id: int) -> ColumnElement[bool]:
    return and_(Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART))


def _participations(edition_id: int) -> list[ColumnElement]:
    part = _taking_part(edition_id)
    goal = exists().where(Goal.exhibitor_id == Participation.exhibitor_id, Goal.edition_id == edition_id)
    return [
        select(func.count()).where(part).scalar_subquery(),
        select(func.coalesce(func.sum(Participation.net_area_m2), 0.0)).where(part).scalar_subquery(),
        select(func.count()).where(part, goal).scalar_subquery(),
    ]


def _skills(edition_id: int, today: date) -> list[ColumnElement]:
    """Goals' needed skills, and those of them that the exhibitor's own contact person masters."""
    needed = (
        select(func.count())
        .select_from(goal_skill)
        .join(Goal, Goal.id == goal_skill.c.goal_id)
        .join(Exhibitor, Exhibitor.id == Goal.exhibitor_id)
        .where(Goal.edition_id == edition_id)
    )
    valid = or_(PersonSkill.expires_on.is_(None), PersonSkill.expires_on >= today)
    met = exists().where(
        PersonSkill.person_id == Exhibitor.owner_id,
        PersonSkill.skill_id == goal_skill.c.skill_id,
        PersonSkill.level >= MASTERED,
        valid,
    )
    return [needed.where(met).scalar_subquery(), needed.scalar_subquery()]


def _promises(edition_id: int, today: date) -> list[ColumnElement]:
    items = (
        select(func.count(PlanItem.id))
        .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .where(Participation.edition_id == edition_id, PlanItem.state != ItemState.DROPPED)
    )
    late = items.where(PlanItem.state == ItemState.PROMISED, PlanItem.due_on < today)
    return [
        items.where(PlanItem.state.in_(DELIVERED)).scalar_subquery(),
        items.where(or_(PlanItem.due_on <= today, PlanItem.state.in_(DELIVERED))).scalar_subquery(),
        late.scalar_subquery(),
    ]


def _answers(edition_id: int) -> list[ColumnElement]:
    surveys = select(Survey.id).where(Survey.edition_id == edition_id)
    asked: Select = select(func.count(distinct(Invitation.exhibitor_id))).where(
        Invitation.survey_id.in_(surveys)
    )
    given: Select = select(func.count(distinct(Response.exhibitor_id))).where(Response.survey_id.in_(surveys))
    return [given.where(Response.submitted_at.is_not(None)).scalar_subquery(), asked.scalar_subquery()]


def _complaints(edition_id: int, until: datetime) -> list[ColumnElement]:
    all_ = select(func.count(Complaint.id)).where(Complaint.edition_id == edition_id)
    closed = all_.where(Complaint.state == State.CLOSED)
    due = all_.where(is_overdue(until))
    return [closed.scalar_subquery(), all_.scalar_subquery(), due.scalar_subquery()]


def _scored(edition_id: int, base: int) -> list[ColumnElement]:
    """People with ratings from enough exhibitors, and people with any."""
    response, survey = aliased(Response), aliased(Survey)
    raters = (
        select(Answer.person_id, func.count(distinct(response.exhibitor_id)).label("raters"))
        .join(response, response.id == Answer.response_id)
        .join(survey, survey.id == response.survey_id)
        .where(survey.edition_id == edition_id, response.submitted_at.is_not(None))
        .where(Answer.person_id.is_not(None), Answer.number.is_not(None))
        .group_by(Answer.person_id)
        .subquery()
    )
    people = select(func.count()).select_from(raters)
    return [people.where(raters.c.raters >= base).scalar_subquery(), people.scalar_subquery()]


def steps(edition: Edition, today: date, until: datetime, base: int) -> Steps:
    """Return the six steps' counts: `today` in the edition's zone, complaints due before `until`."""
    number = edition.id
    columns = [
        *_participations(number),
        *_skills(number, today),
        *_promises(number, today),
        *_answers(number),
        *_complaints(number, until),
        *_scored(number, base),
    ]
    return Steps(*db.session.execute(select(*columns)).one())

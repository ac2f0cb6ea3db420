"""Promises of templates copied into plans: one statement for any number of plans."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Insert, and_, case, exists, func, insert, or_, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from goals.models import Goal
from plans.due import Days, due_day, promised_day
from plans.models import PlanItem, ServicePlan, TemplateItem
from staff.models import Person, PersonSkill

NAMES = [
    "plan_id",
    "edition_id",
    "template_item_id",
    "owner_id",
    "goal_id",
    "phase",
    "title",
    "due_on",
    "hours",
]


def days_of(edition: Edition) -> Days:
    """Return the days that promises of an edition are counted from."""
    return Days(edition.starts_on, edition.ends_on, edition.build_up_on, edition.breakdown_on)


def due_days(edition: Edition, at: datetime) -> dict[int, date]:
    """Return the due day of every template item in plans made at `at`.

    There are few, and no database need reckon with dates.
    """
    made_on, dates = at.astimezone(ZoneInfo(edition.time_zone)).date(), days_of(edition)
    items = select(TemplateItem.id, TemplateItem.anchor, TemplateItem.offset_days)
    rows = db.session.execute(items.where(TemplateItem.retired.is_(False)))
    days = {row.id: due_day(row.anchor, row.offset_days, dates) for row in rows}
    return {number: promised_day(day, made_on, dates) for number, day in days.items()}


def inserted(statement: Insert) -> int:
    """Run an insert and return how many rows it made."""
    return db.session.connection().execute(statement.execution_options(preserve_rowcount=True)).rowcount


def _masters() -> ColumnElement[bool]:
    today = clock.today()
    return and_(
        PersonSkill.skill_id == TemplateItem.skill_id,
        or_(PersonSkill.expires_on.is_(None), PersonSkill.expires_on >= today),
    )


def _owner() -> ColumnElement[Any]:
    """The exhibitor's owner; where a skill is asked that they lack, who masters it best; nobody who left."""
    own = and_(PersonSkill.person_id == Person.id, _masters())
    best = (
        select(PersonSkill.person_id)
        .join(Person, and_(Person.id == PersonSkill.person_id, Person.active))
        .where(_masters())
        .order_by(PersonSkill.level.desc(), PersonSkill.person_id)
        .limit(1)
        .correlate(TemplateItem)
        .scalar_subquery()
    )
    alone = or_(TemplateItem.skill_id.is_(None), exists(select(PersonSkill.id).where(own)))
    return case((alone, Person.id), else_=func.coalesce(best, Person.id))


def _goal() -> ColumnElement[Any]:
    """The exhibitor's heaviest goal of the promise's dimension."""
    return (
        select(Goal.id)
        .where(Goal.exhibitor_id == Participation.exhibitor_id, Goal.edition_id == Participation.edition_id)
        .where(Goal.dimension == TemplateItem.dimension)
        .order_by(Goal.weight.desc(), Goal.id)
        .limit(1)
        .scalar_subquery()
    )


def copy_items(due: Mapping[int, date], *which: ColumnElement[bool]) -> int:
    """Copy template items with these due days into the plans that `which` finds; return how many."""
    if not due:
        return 0
    copied = (
        select(
            ServicePlan.id,
            Participation.edition_id,
            TemplateItem.id,
            _owner(),
            _goal(),
            TemplateItem.phase,
            TemplateItem.title,
            case(dict(due), value=TemplateItem.id),
            TemplateItem.hours,
        )
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .join(TemplateItem, TemplateItem.template_id == ServicePlan.template_id)
        .outerjoin(Person, and_(Person.id == Exhibitor.owner_id, Person.active))
        .where(TemplateItem.id.in_(due), *which)
    )
    return inserted(insert(PlanItem).from_select(NAMES, copied))

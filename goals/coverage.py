"""Which skills the goals of an edition need, and whether the exhibitor's owner or anybody has them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Subquery, and_, case, func, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import db
from goals.models import Goal, goal_skill
from staff.expertise import able_people
from staff.models import Skill


def day_of(edition: Edition) -> date:
    """Return the day on which skills have to be valid: the first show day, today once that is past."""
    return max(edition.starts_on, clock.today(edition.time_zone))


def needs(edition_id: int | BindParameter[int]) -> Subquery:
    """Return (exhibitor_id, skill_id, weight): what participants' goals need, with their points."""
    return (
        select(Goal.exhibitor_id, goal_skill.c.skill_id, func.sum(Goal.weight).label("weight"))
        .join(goal_skill, goal_skill.c.goal_id == Goal.id)
        .join(
            Participation,
            (Participation.exhibitor_id == Goal.exhibitor_id) & (Participation.edition_id == Goal.edition_id),
        )
        .where(Goal.edition_id == edition_id, Participation.status.in_(TAKING_PART))
        .group_by(Goal.exhibitor_id, goal_skill.c.skill_id)
        .subquery("needs")
    )


def cover(edition_id: int, day: date) -> Subquery:
    """Return (exhibitor_id, needed, owner_has, unserved): skills that the goals need, those of them that the
    owner masters on `day`, and those that nobody does."""
    need, able, somebody = needs(edition_id), able_people(day), able_people(day)
    anybody = select(somebody.c.skill_id).distinct().subquery("anybody")
    own = (able.c.skill_id == need.c.skill_id) & (able.c.person_id == Exhibitor.owner_id)
    return (
        select(
            need.c.exhibitor_id,
            func.count().label("needed"),
            func.count(able.c.person_id).label("owner_has"),
            func.sum(case((anybody.c.skill_id.is_(None), 1), else_=0)).label("unserved"),
        )
        .join(Exhibitor, Exhibitor.id == need.c.exhibitor_id)
        .outerjoin(able, own)
        .outerjoin(anybody, anybody.c.skill_id == need.c.skill_id)
        .group_by(need.c.exhibitor_id)
        .subquery("cover")
    )


def skills_of(edition_id: int, day: date, exhibitor_ids: Sequence[int]) -> dict[int, list[Any]]:
    """Return the skills that each exhibitor needs, and whether its owner and anybody masters them."""
    need, able, somebody = needs(edition_id), able_people(day), able_people(day)
    anybody = select(somebody.c.skill_id).distinct().subquery("anybody")
    own = and_(able.c.skill_id == need.c.skill_id, able.c.person_id == Exhibitor.owner_id)
    rows = db.session.execute(
        select(
            need.c.exhibitor_id,
            Skill.id,
            Skill.name,
            able.c.person_id.is_not(None).label("owner_has"),
            anybody.c.skill_id.is_not(None).label("served"),
        )
        .join(Exhibitor, Exhibitor.id == need.c.exhibitor_id)
        .join(Skill, Skill.id == need.c.skill_id)
        .outerjoin(able, own)
        .outerjoin(anybody, anybody.c.skill_id == need.c.skill_id)
        .where(need.c.exhibitor_id.in_(exhibitor_ids))
        .order_by(Skill.name)
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.exhibitor_id, []).append(row)
    return found

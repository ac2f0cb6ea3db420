"""Saving a goal with the skills it needs; starting from last time's goals."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from events.models import Edition
from foundation import clock
from foundation.database import db
from goals import queries
from goals.models import Goal
from staff.models import Skill

CARRIED = ("dimension", "title", "attribute", "consequence", "end_goal", "weight", "target_number")
CARRIED += ("target_unit", "measure")


def over(edition: Edition) -> bool:
    """Return whether the edition's last show day has passed at its place: its goals are then history."""
    return edition.ends_on < clock.today(edition.time_zone)


def save(goal: Goal, values: Mapping[str, Any], skill_ids: Sequence[int]) -> Goal:
    """Write the values and the needed skills to `goal`, new or stored."""
    for name, value in values.items():
        setattr(goal, name, value)
    goal.skills = list(db.session.scalars(select(Skill).where(Skill.id.in_(skill_ids)))) if skill_ids else []
    db.session.add(goal)
    db.session.flush()
    return goal


def copy_last(exhibitor_id: int, edition: Edition) -> int:
    """Copy the exhibitor's goals of its last edition of this show; return how many.

    What was reached then stays then. A goal whose title is there already is not copied again.
    """
    last = queries.last_edition_with_goals(exhibitor_id, edition)
    if last is None:
        return 0
    there = {goal.title.casefold() for goal in queries.goals_of(exhibitor_id, edition.id)}
    new = [goal for goal in queries.goals_of(exhibitor_id, last.id) if goal.title.casefold() not in there]
    for goal in new:
        values = {name: getattr(goal, name) for name in CARRIED}
        copy = Goal(exhibitor_id=exhibitor_id, edition_id=edition.id)
        save(copy, values, [skill.id for skill in goal.skills])
    return len(new)

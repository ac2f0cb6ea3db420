"""Saving a goal with the skills it needs; starting from last time's goals."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from events.models import Edition
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from goals import coding, queries
from goals.models import Goal
from goals.sheet import GoalSheet
from goals.weights import dealt
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
    coding.look_up(goal)
    db.session.add(goal)
    db.session.flush()
    return goal


def deal_points(exhibitor_id: int, edition_id: int) -> None:
    """Make the points of the exhibitor's goals sum to 100, in proportion; alike where none has any."""
    goals = queries.goals_of(exhibitor_id, edition_id)
    for goal, points in zip(goals, dealt([goal.weight for goal in goals]), strict=True):
        goal.weight = points
    db.session.flush()


def participation_of(exhibitor_id: int, edition_id: int) -> Participation | None:
    """Return the exhibitor's participation in the edition, whatever became of it."""
    mine = select(Participation).where(
        Participation.exhibitor_id == exhibitor_id, Participation.edition_id == edition_id
    )
    return db.session.scalar(mine)


def sheet_of(participation_id: int) -> GoalSheet | None:
    """Return what was said beside the goals, None when nothing was."""
    return db.session.scalar(select(GoalSheet).where(GoalSheet.participation_id == participation_id))


def note_sheet(participation_id: int, values: Mapping[str, Any], contact_id: int | None = None) -> GoalSheet:
    """Write what was said beside the goals, by a contact or, without one, by staff."""
    sheet = sheet_of(participation_id) or GoalSheet(participation_id=participation_id)
    for name, value in values.items():
        setattr(sheet, name, value)
    sheet.contact_id = contact_id
    if db.session.is_modified(sheet):
        sheet.said_at = clock.now()
    db.session.add(sheet)
    db.session.flush()
    return sheet


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

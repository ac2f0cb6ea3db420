"""Writing what an exhibitor said under its link: nothing twice, and never over a newer save."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from exhibitors.participation import Participation
from foundation.database import db
from foundation.removal import remove
from goals import actions, queries, wording
from goals.models import Goal
from goals.sheet import GoalSheet
from goals.wish_form import Rows

OWN = ("title", "weight", "target_number", "target_unit", "measure")


class Stale(Exception):
    """Somebody changed the goals after the page was opened, to something else than is being said now."""


def goals_of(participation: Participation) -> Sequence[Goal]:
    """Return the goals of the participation."""
    return queries.goals_of(participation.exhibitor_id, participation.edition_id)


def stamp(goals: Sequence[Goal], sheet: GoalSheet | None) -> str:
    """Return what tells two states of goals and sheet apart."""
    seen = [(goal.id, goal.version) for goal in sorted(goals, key=lambda goal: goal.id)]
    return sha256(repr((seen, sheet.version if sheet else 0)).encode()).hexdigest()[:16]


def goal_changes(participation: Participation, rows: Rows) -> list[tuple[Goal, dict[str, Any] | None]]:
    """Return each goal that a page of rows changes with its new values, None where it goes.

    A new row that says what a stored goal of its dimension says is that goal: the page was sent twice.
    """
    goals, changes = goals_of(participation), []
    for dimension, goal, form in rows:
        values = {name: form[name].data for name in OWN}
        goal = goal or _same(goals, dimension, values["title"])
        if goal is None and values["title"]:
            new = Goal(exhibitor_id=participation.exhibitor_id, edition_id=participation.edition_id)
            changes.append((new, {**values, "dimension": dimension}))
        elif goal is not None and not values["title"]:
            changes.append((goal, None))
        elif goal is not None and _differs(goal, values):
            changes.append((goal, values))
    return changes


def _same(goals: Sequence[Goal], dimension: str, title: str | None) -> Goal | None:
    said = wording.key(title)
    return next(
        (g for g in goals if said and g.dimension == dimension and wording.key(g.title) == said), None
    )


def _differs(record: Any, values: Mapping[str, Any]) -> bool:
    return any(getattr(record, name) != value for name, value in values.items())


def rung_changes(goals: Sequence[Goal], rung: str, said: Mapping[int, str | None]) -> list[Any]:
    """Return the goals of which something else is said now."""
    answered = [goal for goal in goals if goal.id in said]
    return [(goal, {rung: said[goal.id]}) for goal in answered if getattr(goal, rung) != said[goal.id]]


def sheet_changes(sheet: GoalSheet | None, values: Mapping[str, Any]) -> bool:
    """Return whether something else is said than is stored."""
    return _differs(sheet, values) if sheet else any(value is not None for value in values.values())


def write_goals(changes: Sequence[tuple[Goal, dict[str, Any] | None]]) -> None:
    """Save the changed goals; those that go can be put back by staff."""
    for goal, values in changes:
        if values is None:
            remove(goal)
        else:
            actions.save(goal, values, [skill.id for skill in goal.skills])
    db.session.flush()


def must_be_fresh(changed: Any, seen: str, now: str) -> None:
    """Raise Stale when something changes that was not seen as it is now."""
    if changed and seen != now:
        raise Stale

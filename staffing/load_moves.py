"""Proposed moves of an edition's promises, with their reasons."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, select

from events.models import Edition
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from goals import coverage
from plans.models import Phase, PlanItem, ServicePlan, TemplateItem
from plans.queries import OPEN, running
from staff.models import Person
from staffing import gathering
from staffing.levelling import MOST, Levelled, Movable, Place, level
from staffing.load_reading import Grid, grid
from staffing.workload import WEEK, Changes, Load, monday

FRIDAY, AS_IT_IS = timedelta(days=4), Changes()
NEIGHBOURS = 6
"""Of those with room in a week only the roomiest are asked."""


@dataclass(frozen=True)
class Proposed:
    """One move as it is looked at: `key` names it in a form; `over` is what its owner's week has too much."""

    row: Any
    owner: Person | None
    to: Person
    due_on: date
    over: float
    skill: str | None

    @property
    def key(self) -> str:
        """Return item, version, person and day."""
        return f"{self.row.id}.{self.row.version}.{self.to.id}.{self.due_on.isoformat()}"


@dataclass(frozen=True)
class Proposal:
    """The moves, and whose weeks stay too full by how many hours."""

    moves: list[Proposed]
    left: list[tuple[Person, date, float]]
    grid: Grid


def _places(shown: Grid) -> dict[Place, Any]:
    return {
        (row.person.id, week): cell
        for row in shown.rows
        if row.person
        for week, cell in zip(shown.weeks, row.cells, strict=True)
    }


def _open_items(edition: Edition, full: Set[Place], last: date) -> Sequence[Any]:
    """Read only what can be moved: what weeks that are too full hold, and the first that nobody owns."""
    query: Select[*tuple[Any, ...]] = select(
        PlanItem.id,
        PlanItem.version,
        PlanItem.title,
        PlanItem.owner_id,
        PlanItem.due_on,
        PlanItem.hours,
        PlanItem.phase,
        PlanItem.after_id,
        TemplateItem.skill_id,
        Exhibitor.name.label("exhibitor"),
        Exhibitor.relationship_class,
        ServicePlan.template_id,
    ).select_from(PlanItem)
    found = running(query).outerjoin(TemplateItem, TemplateItem.id == PlanItem.template_item_id)
    found = found.where(PlanItem.edition_id == edition.id, OPEN, PlanItem.hours > 0)
    found = found.order_by(PlanItem.due_on, PlanItem.id)
    nobodys = found.where(PlanItem.owner_id.is_(None), PlanItem.due_on < last + WEEK).limit(MOST)
    latest = max((week for _person, week in full), default=last)
    theirs = PlanItem.owner_id.in_({person for person, _week in full}), PlanItem.due_on < latest + WEEK
    return [row for part in (found.where(*theirs), nobodys) for row in db.session.execute(part)]


def propose(edition: Edition, changes: Changes = AS_IT_IS) -> Proposal:
    """Return which of the edition's open promises to move, and what that cannot level.

    With `changes`, as if the hours of classes and templates were so many times what they are.
    """
    shown = grid(edition, changes)
    cells, people = _places(shown), {row.person.id: row.person for row in shown.rows if row.person}
    over = {place for place, cell in cells.items() if cell.over}
    rows = {row.id: row for row in _open_items(edition, over, shown.weeks[-1])}
    full = over | {(None, week) for week in shown.weeks}
    helpers = _helpers(cells, gathering.levels(coverage.day_of(edition)))
    movable = [
        _movable(row, week, changes.hours(_load(row)), helpers(week, row.skill_id))
        for row in rows.values()
        if (row.owner_id, week := max(monday(row.due_on), shown.weeks[0])) in full
    ]
    too_much = {one.item: _over(cells, one) for one in movable}
    movable.sort(key=lambda one: (-too_much[one.item], one.item))
    found = level(movable, cells, shown.weeks)
    skills = gathering.skill_names()
    moves = [
        Proposed(
            row := rows[move.item],
            people.get(row.owner_id or 0),
            people[move.person],
            _new_day(row.due_on, move.week, shown.weeks[0], edition),
            too_much[move.item],
            skills[row.skill_id].name if row.skill_id in skills else None,
        )
        for move in found.moves
    ]
    return Proposal(moves, _left(found, people), shown)


def _over(cells: Mapping[Place, Any], one: Movable) -> float:
    cell = cells.get((one.person or 0, one.week))
    return cell.over if cell else 0.0


def _left(found: Levelled, people: Mapping[int, Person]) -> list[tuple[Person, date, float]]:
    return [(people[person], week, hours) for (person, week), hours in sorted(found.left.items())]


def _load(row: Any) -> Load:
    return Load(row.owner_id, row.due_on, row.hours, row.relationship_class, row.template_id)


def _movable(row: Any, week: date, hours: float, others: frozenset[int]) -> Movable:
    """Only what is done before the show, and waits for nothing, can be done in an earlier week."""
    earlier = row.phase == Phase.BEFORE and row.after_id is None
    return Movable(row.id, row.owner_id, week, hours, earlier, others - {row.owner_id})


def _helpers(cells: Mapping[Place, Any], levels: Mapping[int, Mapping[int, int]]) -> Any:
    """Return who has most room in a week and masters a skill, where one is needed."""
    room: dict[date, list[tuple[float, int]]] = defaultdict(list)
    for (person, week), cell in cells.items():
        free = cell.capacity - cell.owed - cell.elsewhere
        if free > 0:
            room[week].append((-free, person))

    def helpers(week: date, skill: int | None) -> frozenset[int]:
        able = (
            person for _, person in sorted(room[week]) if skill is None or skill in levels.get(person, {})
        )
        return frozenset(person for _, person in zip(range(NEIGHBOURS), able, strict=False))

    return helpers


def _new_day(due_on: date, week: date, first: date, edition: Edition) -> date:
    """The same day where the week is the same, else that week's Friday, but not before today."""
    if week == max(monday(due_on), first):
        return due_on
    return max(week + FRIDAY, clock.today(edition.time_zone))

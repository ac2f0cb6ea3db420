"""What an edition's open promises ask of whom and when, and what everybody has."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from plans.models import PlanItem, PlanTemplate, ServicePlan
from plans.queries import OPEN, running
from staff.absence import Absence
from staff.models import Person
from staffing.workload import Cell, Changes, Load, by_week, capacity, weeks


@dataclass(frozen=True)
class Row:
    """One person's weeks; without a person: what nobody owns."""

    person: Person | None
    cells: list[Cell]

    @property
    def over(self) -> float:
        """Return the hours too many over all weeks."""
        return sum(cell.over for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """Everybody's weeks, by name, nobody's last."""

    weeks: list[date]
    rows: list[Row]

    @property
    def owed(self) -> float:
        """Return all hours that are owed."""
        return sum(cell.owed for row in self.rows for cell in row.cells)

    @property
    def over(self) -> float:
        """Return the hours too many of those who are persons."""
        return sum(row.over for row in self.rows if row.person)

    @property
    def unowned(self) -> float:
        """Return the hours that nobody owns."""
        return sum(cell.owed for row in self.rows if not row.person for cell in row.cells)


def _summed(*which: Any) -> list[Load]:
    query: Select[*tuple[Any, ...]] = select(
        PlanItem.owner_id,
        PlanItem.due_on,
        func.sum(PlanItem.hours),
        Exhibitor.relationship_class,
        ServicePlan.template_id,
    ).select_from(PlanItem)
    by = PlanItem.owner_id, PlanItem.due_on, Exhibitor.relationship_class, ServicePlan.template_id
    rows = db.session.execute(running(query).where(OPEN, PlanItem.hours > 0, *which).group_by(*by))
    return [Load(row[0], row[1], float(row[2]), row[3], row[4]) for row in rows]


def shown_weeks(edition: Edition) -> list[date]:
    """Return the weeks from now to the end of the show, or to its last open promise."""
    here = PlanItem.edition_id == edition.id, OPEN
    last = db.session.scalar(select(func.max(PlanItem.due_on)).where(*here)) or edition.ends_on
    return weeks(clock.today(edition.time_zone), max(last, edition.ends_on))


def absences(first: date, last: date) -> dict[int, list[tuple[date, date]]]:
    """Return who is away from when to when, as far as these days are touched."""
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    query = select(Absence.person_id, Absence.starts_on, Absence.ends_on)
    for person, start, end in db.session.execute(
        query.where(Absence.starts_on <= last, Absence.ends_on >= first)
    ):
        found[person].append((start, end))
    return found


def people() -> Sequence[Person]:
    """Return everybody who is here, by name."""
    return db.session.scalars(select(Person).where(Person.active).order_by(Person.name, Person.id)).all()


def grid(edition: Edition, changes: Changes) -> Grid:
    """Return the hours of the edition's open promises by person and week, changed as `changes` says."""
    shown = shown_weeks(edition)
    until = PlanItem.due_on < shown[-1] + timedelta(days=7)
    owed = by_week(_summed(PlanItem.edition_id == edition.id), shown, changes)
    elsewhere = by_week(_summed(PlanItem.edition_id != edition.id, until), shown, Changes())
    away = absences(shown[0], shown[-1] + timedelta(days=7))

    def row(person: Person | None) -> Row:
        key, weekly = (person.id, person.weekly_hours) if person else (None, 0.0)
        cells = [
            Cell(
                owed.get((key, week), 0.0),
                elsewhere.get((key, week), 0.0) if person else 0.0,
                capacity(weekly, week, away.get(key or 0, ())),
            )
            for week in shown
        ]
        return Row(person, cells)

    rows = [row(person) for person in [*people(), None]]
    return Grid(shown, [one for one in rows if any(cell.owed for cell in one.cells) or one.person])


def templates(edition_id: int) -> Sequence[tuple[int, str]]:
    """Return the templates that the edition's plans were made from."""
    query = (
        select(PlanTemplate.id, PlanTemplate.name)
        .join(ServicePlan, ServicePlan.template_id == PlanTemplate.id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .where(Participation.edition_id == edition_id)
        .distinct()
        .order_by(PlanTemplate.name)
    )
    return [(row.id, row.name) for row in db.session.execute(query)]

"""Everybody's hours for an edition: as entered, else a share of the edition's by weekly hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from events.capacity import Capacity
from events.models import Edition
from foundation.database import db
from staff.absences import away_between
from staff.models import Person, Role
from staffing.gathering import served

UNLIMITED = 4000.0
"""Taken where neither the person nor the edition has hours."""


@dataclass(frozen=True)
class Hours:
    """One person at an edition.

    `entered` by a manager, or None; `hours` that count; `needed` by the classes of the exhibitors it owns;
    `away` on a show day.
    """

    person: Person
    entered: float | None
    hours: float
    needed: float
    exhibitors: int
    away: bool

    @property
    def free(self) -> float:
        """Return what is left; below zero where more is needed than there is."""
        return self.hours - self.needed


def hours_of(edition: Edition) -> list[Hours]:
    """Return every active person that may serve exhibitors, by name.

    Who has no hours entered gets, by weekly hours, a share of what the edition's hours leave; administrators
    get none by themselves.
    """
    people = db.session.scalars(select(Person).where(Person.active).order_by(Person.name, Person.id)).all()
    entered = entered_for(edition.id)
    shared = _shares(edition, people, entered)
    away = away_between(edition.starts_on, edition.ends_on)
    needed: dict[int | None, float] = {}
    counts: dict[int | None, int] = {}
    for one in served(edition):
        needed[one.owner_id] = needed.get(one.owner_id, 0.0) + one.hours
        counts[one.owner_id] = counts.get(one.owner_id, 0) + 1
    return [
        Hours(
            person,
            entered.get(person.id),
            entered.get(person.id, shared.get(person.id, 0.0)),
            needed.get(person.id, 0.0),
            counts.get(person.id, 0),
            person.id in away,
        )
        for person in people
    ]


def entered_for(edition_id: int) -> dict[int, float]:
    """Return the hours entered by person."""
    query = select(Capacity.person_id, Capacity.hours).where(Capacity.edition_id == edition_id)
    return dict(db.session.execute(query).all())


def _shares(edition: Edition, people: Sequence[Person], entered: Mapping[int, float]) -> dict[int, float]:
    free = [
        one for one in people if one.id not in entered and one.role != Role.ADMIN and one.weekly_hours > 0
    ]
    weekly = sum(one.weekly_hours for one in free)
    left = max(0.0, edition.staff_hours - sum(entered.values()))
    if not edition.staff_hours:
        return dict.fromkeys((one.id for one in free), UNLIMITED)
    return {one.id: left * one.weekly_hours / weekly for one in free}


def enter(edition_id: int, hours: Mapping[int, float | None]) -> None:
    """Write the hours by person; None takes the entry away."""
    mine = Capacity.edition_id == edition_id, Capacity.person_id.in_(hours)
    db.session.execute(delete(Capacity).where(*mine))
    new = [
        Capacity(edition_id=edition_id, person_id=one, hours=h) for one, h in hours.items() if h is not None
    ]
    db.session.add_all(new)
    db.session.flush()

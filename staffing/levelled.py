"""Moves of promises made together, and taken back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, select, update
from sqlalchemy.orm import Mapped, mapped_column

from events.models import Edition
from foundation import clock
from foundation.database import Base, UtcDateTime, db
from plans.models import ItemState, PlanItem
from plans.queries import OPEN
from staff.models import Person

FURTHEST = timedelta(days=200)
"""No levelling moves a promise further."""


class Levelling(Base):
    """Moves that were made together: item, its version after, owner and due day before."""

    __tablename__ = "load_levelling"
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), index=True)
    moves: Mapped[list[list[Any]]] = mapped_column(JSON)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Undone(Exception):
    """The moves were taken back before."""


def read(keys: Sequence[str]) -> list[tuple[int, int, int, date]]:
    """Return item, version, person and day of each key; ValueError for what is none."""
    found = []
    for key in keys:
        item, version, person, day = key.split(".")
        found.append((int(item), int(version), int(person), date.fromisoformat(day)))
    return found


def make(edition: Edition, moves: Sequence[tuple[int, int, int, date]], by: int) -> Levelling:
    """Make the moves of promises that are as they were looked at; the record says which those are."""
    active = set(db.session.scalars(select(Person.id).where(Person.active)))
    done: list[list[Any]] = []
    for item, version, person, day in moves:
        here = PlanItem.id == item, PlanItem.edition_id == edition.id, PlanItem.version == version, OPEN
        was = db.session.execute(select(PlanItem.owner_id, PlanItem.due_on).where(*here)).first()
        if was is None or person not in active or abs(day - was.due_on) > FURTHEST:
            continue
        if _write(item, version, owner_id=person, due_on=day):
            done.append([item, version + 1, was.owner_id, was.due_on.isoformat()])
    made = Levelling(edition_id=edition.id, moves=done, person_id=by)
    db.session.add(made)
    db.session.flush()
    return made


def _write(item: int, version: int, **values: Any) -> bool:
    """Change a promise that nobody has touched since."""
    same = PlanItem.id == item, PlanItem.version == version, PlanItem.state == ItemState.PROMISED
    changed = update(PlanItem).where(*same).values(version=version + 1, **values)
    return db.session.connection().execute(changed).rowcount == 1


def take_back(made: Levelling) -> int:
    """Give every promise its owner and day back that nobody has touched since; return how many; or Undone."""
    claim = update(Levelling).where(Levelling.id == made.id, Levelling.undone_at.is_(None))
    if db.session.connection().execute(claim.values(undone_at=clock.now())).rowcount == 0:
        raise Undone
    back = [
        _write(item, version, owner_id=owner, due_on=date.fromisoformat(day))
        for item, version, owner, day in made.moves
    ]
    db.session.expire_all()
    return sum(back)

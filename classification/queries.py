"""Reading classes: the mix at an edition, moves, alerts, and one exhibitor's assessments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Subquery, case, func, select
from sqlalchemy.orm import aliased, joinedload

from classification.models import Assessment, Override
from classification.standing import in_force
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from staff.models import Person


@dataclass(frozen=True)
class Since:
    """Moves between classes since a day: (from, to) with how many; None is no class."""

    day: date
    moves: dict[tuple[str | None, str | None], int]

    def net(self, word: str) -> int:
        """How many more came into a class than left it."""
        return sum(n * ((to == word) - (start == word)) for (start, to), n in self.moves.items())


def newest(as_of: date) -> Subquery:
    """The last assessment of each exhibitor up to a day: exhibitor_id and class."""
    last = (
        select(func.max(Assessment.id).label("id"))
        .where(Assessment.as_of <= as_of)
        .group_by(Assessment.exhibitor_id)
        .subquery()
    )
    columns = Assessment.exhibitor_id, Assessment.relationship_class
    return select(*columns).join(last, last.c.id == Assessment.id).subquery()


def moves_since(day: date, edition_id: int) -> Since | None:
    """Return who of an edition's exhibitors moved since a day; None without history.

    Where the first assessment is later than the day, it counts from there.
    """
    first = db.session.scalar(select(func.min(Assessment.as_of)))
    if first is None:
        return None
    day = max(day, first)
    then = newest(day)
    taking_part = select(Participation.exhibitor_id).where(
        Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART)
    )
    pair = then.c.relationship_class, Exhibitor.relationship_class
    statement = (
        select(*pair, func.count())
        .join(Exhibitor, Exhibitor.id == then.c.exhibitor_id)
        .where(func.coalesce(pair[0], "") != func.coalesce(pair[1], ""))
        .where(Exhibitor.id.in_(taking_part))
        .group_by(*pair)
        .order_by(func.count().desc())
    )
    return Since(day, {(start, to): count for start, to, count in db.session.execute(statement)})


def counts_by_lifecycle() -> dict[str, int]:
    """Return how many exhibitors are in each stage."""
    statement = select(Exhibitor.lifecycle, func.count()).group_by(Exhibitor.lifecycle)
    return {row[0]: row[1] for row in db.session.execute(statement)}


def counts_by_class() -> dict[str | None, tuple[int, int]]:
    """Return (exhibitors, value in minor units) of each class; None is no class."""
    statement = select(Exhibitor.relationship_class, func.count(), func.sum(Exhibitor.value_minor))
    rows = db.session.execute(statement.group_by(Exhibitor.relationship_class))
    return {word: (count, int(value or 0)) for word, count, value in rows}


def latest(exhibitor_id: int) -> Assessment | None:
    """Return an exhibitor's last assessment."""
    return next(iter(history(exhibitor_id, 1)), None)


def history(exhibitor_id: int, limit: int = 50) -> Sequence[Assessment]:
    """Return an exhibitor's assessments, the newest first."""
    statement = (
        select(Assessment)
        .where(Assessment.exhibitor_id == exhibitor_id)
        .options(joinedload(Assessment.policy), joinedload(Assessment.override).joinedload(Override.person))
    )
    return db.session.scalars(statement.order_by(Assessment.id.desc()).limit(limit)).all()


def override_in_force(exhibitor_id: int, day: date) -> Override | None:
    """Return the class set by hand that holds on a day."""
    statement = select(Override).where(Override.exhibitor_id == exhibitor_id, in_force(day))
    return db.session.scalar(statement.order_by(Override.id.desc()).limit(1))


def alerts(limit: int = 50) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return retention alerts with their causes, the better class first, mere silence last, then by value.

    Columns: id, name, relationship_class, value_minor, owner, causes (as stored in the assessment). An
    exhibitor that the organiser wants to part with (risk) is left out.
    """
    rank = case({"strategic": 0, "key": 1}, value=Exhibitor.relationship_class, else_=2)
    order = rank, Exhibitor.alert == "no_reply", Exhibitor.value_minor.desc(), Exhibitor.id
    found = (
        select(Exhibitor.id)
        .where(Exhibitor.alert.is_not(None), Exhibitor.relationship_class.is_distinct_from("risk"))
        .order_by(*order)
        .limit(limit)
        .subquery()
    )
    any_of_its = aliased(Assessment)
    last = select(func.max(any_of_its.id)).where(any_of_its.exhibitor_id == Exhibitor.id).scalar_subquery()
    statement = (
        select(
            Exhibitor.id,
            Exhibitor.name,
            Exhibitor.relationship_class,
            Exhibitor.value_minor,
            Person.name.label("owner"),
            Assessment.alert.label("causes"),
        )
        .join(found, found.c.id == Exhibitor.id)
        .join(Assessment, Assessment.id == last)
        .join(Person, Person.id == Exhibitor.owner_id, isouter=True)
        .order_by(*order)
    )
    return db.session.execute(statement).all()


def count_alerts() -> int:
    """Return how many exhibitors have a retention alert, those at risk class left out."""
    alarmed = Exhibitor.alert.is_not(None), Exhibitor.relationship_class.is_distinct_from("risk")
    return db.session.scalar(select(func.count()).select_from(Exhibitor).where(*alarmed)) or 0

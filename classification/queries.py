"""Reading classes: how many are in each, alerts, and one exhibitor's assessments."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Subquery, case, func, select
from sqlalchemy.orm import aliased, joinedload

from classification.models import Assessment, Override
from classification.standing import in_force
from exhibitors.models import Exhibitor
from foundation.database import db
from staff.models import Person


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

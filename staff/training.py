"""Trainings: who is booked, how it ended."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import selectinload

from foundation.database import db
from foundation.paging import Page, page
from staff.models import Person, Skill, Training, TrainingAttendance

RESULTS = ("booked", "passed", "failed", "absent")


class NotHeldYet(ValueError):
    """A result was given for a training that is still to come."""


def trainings(cursor: str | None) -> Page:
    """Return a page of trainings, the latest first, with how many people stand at each result."""
    counts = [func.sum(case((TrainingAttendance.result == word, 1), else_=0)).label(word) for word in RESULTS]
    query = (
        select(
            Training.id, Training.title, Training.held_on, Training.hours, Skill.name.label("skill"), *counts
        )
        .outerjoin(Skill, Skill.id == Training.skill_id)
        .outerjoin(TrainingAttendance, TrainingAttendance.training_id == Training.id)
        .group_by(Training.id, Training.title, Training.held_on, Training.hours, Skill.name)
    )
    return page(query, (Training.held_on, Training.id), cursor, descending=True)


def attendances(training: Training) -> Sequence[TrainingAttendance]:
    """Return who is to attend, by name."""
    mine = select(TrainingAttendance).join(Person).where(TrainingAttendance.training_id == training.id)
    return db.session.scalars(
        mine.options(selectinload(TrainingAttendance.person)).order_by(Person.name)
    ).all()


def attended_by(person_id: int) -> Sequence[TrainingAttendance]:
    """Return a person's trainings, the latest first."""
    mine = select(TrainingAttendance).join(Training).where(TrainingAttendance.person_id == person_id)
    mine = mine.options(selectinload(TrainingAttendance.training).selectinload(Training.skill))
    return db.session.scalars(mine.order_by(Training.held_on.desc(), Training.id.desc())).all()


def not_booked(training: Training) -> Sequence[Person]:
    """Return the active people who are not to attend."""
    booked = select(TrainingAttendance.person_id).where(TrainingAttendance.training_id == training.id)
    return db.session.scalars(
        select(Person).where(Person.active, Person.id.not_in(booked)).order_by(Person.name)
    ).all()


def record(training: Training, results: Mapping[int, str], booked: Sequence[int], today: date) -> None:
    """Write the results by person ("" takes the person off the list) and book the people in `booked`.

    Raises NotHeldYet when anything but "booked" is given before the training's day.
    """
    if training.held_on > today and any(result not in ("", "booked") for result in results.values()):
        raise NotHeldYet
    for attendance in attendances(training):
        result = results.get(attendance.person_id, attendance.result)
        if result:
            attendance.result = result
        else:
            db.session.delete(attendance)
    free = {person.id for person in not_booked(training)}
    new = [TrainingAttendance(training_id=training.id, person_id=one) for one in booked if one in free]
    db.session.add_all(new)
    db.session.flush()

"""Who masters what today, and who did the training that was booked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Subquery, case, func, or_, select

from foundation.database import db
from staff.models import Person, PersonSkill, Training, TrainingAttendance

ABLE_FROM = 3


def valid_on(day: date) -> ColumnElement[bool]:
    """Return the condition that a person's skill has not expired on `day` (the day itself still counts)."""
    return or_(PersonSkill.expires_on.is_(None), PersonSkill.expires_on >= day)


def able_people(day: date) -> Subquery:
    """Return (person_id, skill_id) of active people who master a skill at level 3 or 4 on `day`."""
    able = (
        select(PersonSkill.person_id, PersonSkill.skill_id)
        .join(Person, Person.id == PersonSkill.person_id)
        .where(Person.active, PersonSkill.level >= ABLE_FROM, valid_on(day))
    )
    return able.subquery("able")


@dataclass(frozen=True)
class TrainingDone:
    """How many trainings a person was to attend, and how many of these were passed."""

    passed: int
    due: int

    @property
    def share(self) -> float | None:
        """Return passed / due (0-1), None when nothing was due."""
        return self.passed / self.due if self.due else None


def training_done(until: date | None = None, since: date | None = None) -> dict[int, TrainingDone]:
    """Return every person's trainings done of those booked, passed, failed or missed, in one statement.

    With `until`, trainings held later are left out: a booking for next month is not yet undone. With
    `since`, earlier ones are. People without any training are not in the answer: no data is not zero.
    """
    passed = func.sum(case((TrainingAttendance.result == "passed", 1), else_=0))
    query = select(TrainingAttendance.person_id, passed, func.count()).join(Training)
    if until is not None:
        query = query.where(Training.held_on <= until)
    if since is not None:
        query = query.where(Training.held_on >= since)
    rows = db.session.execute(query.group_by(TrainingAttendance.person_id))
    return {person: TrainingDone(int(done), due) for person, done, due in rows}

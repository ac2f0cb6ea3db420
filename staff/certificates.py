"""Proofs that run out within 60 days: the person and the managers are told, once each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import current_app
from sqlalchemy import select

from foundation import clock
from foundation.database import db, unit_of_work
from staff import notices
from staff.models import Person, PersonSkill, Role, Skill
from staff.proof import SOON


@dataclass(frozen=True)
class Ending:
    """A proof that runs out; its number and last day name it, so that a renewed one is told of again."""

    number: int
    person: Person
    skill: str
    expires_on: date

    @property
    def key(self) -> str:
        """Return what makes a mail about it the only one."""
        return f"{self.number}:{self.expires_on.isoformat()}"


def ending(today: date) -> list[Ending]:
    """Return the proofs of active people that run out within 60 days, the first to run out first."""
    rows = db.session.execute(
        select(PersonSkill.id, Person, Skill.name, PersonSkill.expires_on)
        .join(Person, Person.id == PersonSkill.person_id)
        .join(Skill, Skill.id == PersonSkill.skill_id)
        .where(Person.active, PersonSkill.expires_on.between(today, today + SOON))
        .order_by(PersonSkill.expires_on, Person.name, PersonSkill.id)
    )
    return [Ending(*row) for row in rows if row.expires_on]


def remind() -> int:
    """Mail each person whose proof runs out soon, and the managers in one mail; return how many were new."""
    with unit_of_work():
        found = ending(clock.today(current_app.config["TIME_ZONE"]))
        new = [one for one in found if notices.certificate(one.person, one.skill, one.expires_on, one.key)]
        if new:
            _tell_managers(new)
    return len(new)


def _tell_managers(new: Sequence[Ending]) -> None:
    managers = select(Person).where(Person.active, Person.role == Role.MANAGER)
    lines = [(one.person.name, one.skill, one.expires_on) for one in new]
    for manager in db.session.scalars(managers).all():
        others = [line for line, one in zip(lines, new, strict=True) if one.person.id != manager.id]
        if others:
            notices.certificates_of_others(manager, others, new[0].key)

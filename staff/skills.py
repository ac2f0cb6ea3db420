"""The dictionary of skills: its words, and who uses them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, func, select

from foundation.database import Base, db
from foundation.removal import columns_pointing_at
from staff.models import Person, PersonSkill, Skill


def dictionary() -> Sequence[Skill]:
    """Return every skill by name."""
    return db.session.scalars(select(Skill).order_by(Skill.name)).all()


@dataclass(frozen=True)
class Use:
    """A skill, how many active people have it, and how many records of any room speak of it."""

    skill: Skill
    people: int
    records: int


def uses() -> list[Use]:
    """Return every skill with its use: one statement a table that points at skills, none per skill."""
    records: dict[int, int] = {}
    for column in pointing():
        counted = select(column, func.count()).where(column.is_not(None)).group_by(column)
        for skill_id, number in db.session.execute(counted):
            records[skill_id] = records.get(skill_id, 0) + number
    having = select(PersonSkill.skill_id, func.count()).join(Person).where(Person.active)
    people = dict(db.session.execute(having.group_by(PersonSkill.skill_id)).all())
    return [Use(skill, people.get(skill.id, 0), records.get(skill.id, 0)) for skill in dictionary()]


def pointing() -> list[Column[Any]]:
    """Return every column, of whichever room, that speaks of a skill."""
    return columns_pointing_at(Base.metadata.tables[Skill.__tablename__].c.id)


def used(skill: Skill) -> bool:
    """Return whether anything speaks of the skill."""
    return any(
        db.session.scalar(select(column).where(column == skill.id).limit(1)) is not None
        for column in pointing()
    )


def name_taken(name: str, but: int | None) -> bool:
    """Return whether another skill has this name, whatever its case."""
    other = select(Skill.id).where(func.lower(Skill.name) == name.lower())
    return db.session.scalar(other.where(Skill.id != but) if but else other) is not None


def skills_of(person_id: int) -> Sequence[PersonSkill]:
    """Return a person's skills by name."""
    mine = select(PersonSkill).join(Skill).where(PersonSkill.person_id == person_id)
    return db.session.scalars(mine.order_by(Skill.name)).all()


def has_skill(person_id: int, skill_id: int) -> bool:
    """Return whether the skill is noted for the person already."""
    found = select(PersonSkill.id).where(PersonSkill.person_id == person_id, PersonSkill.skill_id == skill_id)
    return db.session.scalar(found) is not None

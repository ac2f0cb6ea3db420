"""The dictionary of skills: who uses a word, and two words for one thing made one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table, delete, func, select, update
from sqlalchemy.orm import aliased

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
    for column in _pointing():
        counted = select(column, func.count()).where(column.is_not(None)).group_by(column)
        for skill_id, number in db.session.execute(counted):
            records[skill_id] = records.get(skill_id, 0) + number
    having = select(PersonSkill.skill_id, func.count()).join(Person).where(Person.active)
    people = dict(db.session.execute(having.group_by(PersonSkill.skill_id)).all())
    return [Use(skill, people.get(skill.id, 0), records.get(skill.id, 0)) for skill in dictionary()]


def used(skill: Skill) -> bool:
    """Return whether anything speaks of the skill."""
    return any(
        db.session.scalar(select(column).where(column == skill.id).limit(1)) is not None
        for column in _pointing()
    )


def name_taken(name: str, but: int | None) -> bool:
    """Return whether another skill has this name, whatever its case."""
    other = select(Skill.id).where(func.lower(Skill.name) == name.lower())
    return db.session.scalar(other.where(Skill.id != but) if but else other) is not None


def merge(one: Skill, into: Skill) -> None:
    """Make everything that speaks of `one` speak of `into`, and delete `one`.

    Who had both keeps the higher level, with the evidence and expiry that belong to it.
    """
    if one.id == into.id:
        raise ValueError("a skill cannot be merged into itself")
    _keep_the_better_level(one.id, into.id)
    for column in _pointing():
        _move(column, one.id, into.id)
    db.session.expire_all()
    db.session.delete(one)
    db.session.flush()


def _pointing() -> list[Column[Any]]:
    return columns_pointing_at(Base.metadata.tables[Skill.__tablename__].c.id)


def _keep_the_better_level(one: int, into: int) -> None:
    """Where a person's level in `into` is below that in `one`, delete it, so that `one`'s row moves over."""
    better = aliased(PersonSkill)
    beaten = (
        select(better.id)
        .where(
            better.skill_id == one,
            better.person_id == PersonSkill.person_id,
            better.level > PersonSkill.level,
        )
        .exists()
    )
    db.session.execute(
        delete(PersonSkill)
        .where(PersonSkill.skill_id == into, beaten)
        .execution_options(synchronize_session=False)
    )


def _move(column: Column[Any], one: int, into: int) -> None:
    table = Base.metadata.tables[column.table.name]
    partner = _partner(table, column)
    if partner is not None:
        other = table.alias()
        there = select(other.c[partner.name]).where(other.c[column.name] == into)
        db.session.execute(delete(table).where(column == one, partner.in_(there)))
    db.session.execute(update(table).where(column == one).values({column.name: into}))


def _partner(table: Table, column: Column[Any]) -> Column[Any] | None:
    """Return the column that is unique together with the skill, as the person or the goal that has it."""
    keys = [set(table.primary_key.columns), *(set(index.columns) for index in _unique(table))]
    pairs = [key - {column} for key in keys if column in key and len(key) == 2]
    return next(iter(pairs[0])) if pairs else None


def _unique(table: Table) -> list[Any]:
    return [one for one in table.constraints if one.__visit_name__ == "unique_constraint"]


def skills_of(person_id: int) -> Sequence[PersonSkill]:
    """Return a person's skills by name."""
    mine = select(PersonSkill).join(Skill).where(PersonSkill.person_id == person_id)
    return db.session.scalars(mine.order_by(Skill.name)).all()


def has_skill(person_id: int, skill_id: int) -> bool:
    """Return whether the skill is noted for the person already."""
    found = select(PersonSkill.id).where(PersonSkill.person_id == person_id, PersonSkill.skill_id == skill_id)
    return db.session.scalar(found) is not None

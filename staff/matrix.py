"""People against skills: one page of people, the skills as columns, the levels between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from foundation.database import Rows, db
from foundation.paging import Page, page
from staff.models import Person, PersonSkill, Skill
from staff.proof import SOON, Proof, proof


@dataclass(frozen=True)
class Cell:
    """How well a person masters a skill, and how its proof stands."""

    level: int
    expires_on: date | None
    proof: Proof


@dataclass(frozen=True)
class Matrix:
    """What the matrix is narrowed to; unknown words in the address are as good as none."""

    today: date
    text: str = ""
    kind: str = ""
    team: str = ""
    skill: int | None = None
    expiring: bool = False

    @classmethod
    def from_address(cls, today: date, args: Mapping[str, str]) -> "Matrix":
        """Return the matrix that the address asks for."""
        skill = args.get("skill", "")
        return cls(
            today,
            args.get("q", "").strip()[:100],
            args.get("kind", ""),
            args.get("team", ""),
            int(skill) if skill.isdecimal() and len(skill) < 10 else None,
            args.get("show") == "expiring",
        )

    def people(self, cursor: str | None) -> Page:
        """Return a page of active people."""
        query = select(Person.id, Person.name, Person.team, Person.job_title).where(Person.active)
        return page(query.where(*self._narrowed()), (Person.name, Person.id), cursor)

    def _narrowed(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.text:
            found.append(func.lower(Person.name).contains(self.text.lower(), autoescape=True))
        if self.team:
            found.append(Person.team == self.team)
        if self.skill is not None:
            found.append(Person.id.in_(self._holders(PersonSkill.skill_id == self.skill)))
        if self.expiring:
            soon = PersonSkill.expires_on.between(self.today, self.today + SOON)
            found.append(Person.id.in_(self._holders(soon)))
        return found

    def _holders(self, condition: ColumnElement[bool]) -> Select[int]:
        return select(PersonSkill.person_id).where(condition)

    def skills(self) -> Sequence[Skill]:
        """Return the skills that are columns, by kind and name."""
        query = select(Skill).order_by(Skill.kind, Skill.name)
        if self.kind:
            query = query.where(Skill.kind == self.kind)
        if self.skill is not None:
            query = query.where(Skill.id == self.skill)
        return db.session.scalars(query).all()

    def cells(self, people: Rows) -> dict[tuple[int, int], Cell]:
        """Return (person, skill) -> cell for the people of a page."""
        held = PersonSkill.person_id, PersonSkill.skill_id, PersonSkill.level, PersonSkill.expires_on
        rows = db.session.execute(select(*held).where(PersonSkill.person_id.in_([row.id for row in people])))
        return {
            (person, skill): Cell(level, expires_on, proof(expires_on, self.today))
            for person, skill, level, expires_on in rows
        }


def expiring(today: date) -> Rows:
    """Return the proofs of active people that run out within 60 days, the first to run out first."""
    return db.session.execute(
        select(Person.id, Person.name, Skill.name.label("skill"), PersonSkill.expires_on)
        .join(PersonSkill, PersonSkill.person_id == Person.id)
        .join(Skill, Skill.id == PersonSkill.skill_id)
        .where(Person.active, PersonSkill.expires_on.between(today, today + SOON))
        .order_by(PersonSkill.expires_on, Person.name)
    ).all()


def teams() -> Sequence[Any]:
    """Return the names of the teams that active people are in."""
    named = select(Person.team).where(Person.active, Person.team.is_not(None), Person.team != "")
    return db.session.scalars(named.distinct().order_by(Person.team)).all()

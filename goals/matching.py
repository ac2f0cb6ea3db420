"""What the goals of an edition need against what people have: gaps, and who would be a better owner."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Subquery, and_, case, func, select

from exhibitors.models import Exhibitor
from foundation.database import db
from foundation.paging import Page, page
from goals.coverage import cover, needs
from staff.expertise import ABLE_FROM, able_people, valid_on
from staff.models import Person, PersonSkill, Skill


@dataclass(frozen=True)
class NeededSkill:
    """A skill that exhibitors' goals need; `points` are the weights of those goals, `able` who masters it."""

    id: int
    name: str
    kind: str
    exhibitors: int
    points: int
    able: int
    nearly: int


def needed_skills(edition_id: int, day: date) -> list[NeededSkill]:
    """Return every skill that the edition's goals need: those that nobody masters first, then by demand.

    `nearly` counts active people below level 3 or whose proof has expired: the next to be trained.
    """
    need = needs(edition_id)
    demand = (
        select(need.c.skill_id, func.count().label("exhibitors"), func.sum(need.c.weight).label("points"))
        .group_by(need.c.skill_id)
        .subquery("demand")
    )
    masters = and_(PersonSkill.level >= ABLE_FROM, valid_on(day))
    able = func.sum(case((and_(Person.id.is_not(None), masters), 1), else_=0))
    rows = db.session.execute(
        select(
            Skill.id,
            Skill.name,
            Skill.kind,
            demand.c.exhibitors,
            demand.c.points,
            able,
            func.count(Person.id),
        )
        .join(demand, demand.c.skill_id == Skill.id)
        .outerjoin(PersonSkill, PersonSkill.skill_id == Skill.id)
        .outerjoin(Person, and_(Person.id == PersonSkill.person_id, Person.active))
        .group_by(Skill.id, Skill.name, Skill.kind, demand.c.exhibitors, demand.c.points)
        .order_by(case((able == 0, 0), else_=1), demand.c.exhibitors.desc(), Skill.name)
    )
    return [NeededSkill(*row[:5], able=int(row[5]), nearly=row[6] - int(row[5])) for row in rows]


def able_by_skill(skill_ids: Collection[int], day: date) -> dict[int, list[Any]]:
    """Return the (id, name) of the people who master each of the skills."""
    able = able_people(day)
    rows = db.session.execute(
        select(able.c.skill_id, Person.id, Person.name)
        .join(Person, Person.id == able.c.person_id)
        .where(able.c.skill_id.in_(skill_ids))
        .order_by(Person.name, Person.id)
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.skill_id, []).append(row)
    return found


def _best(edition_id: int, day: date) -> Subquery:
    """Return (exhibitor_id, person_id, has): who masters most of what the exhibitor needs.

    Between equals: more points of weight, then the present owner (who knows them already), then the name.
    """
    need, able = needs(edition_id), able_people(day)
    has, points = func.count(), func.sum(need.c.weight)
    present = case((Person.id == Exhibitor.owner_id, 0), else_=1)
    place = func.row_number().over(
        partition_by=need.c.exhibitor_id,
        order_by=(has.desc(), points.desc(), present, Person.name, Person.id),
    )
    ranked = (
        select(
            need.c.exhibitor_id,
            Person.id.label("person_id"),
            Person.name,
            has.label("has"),
            place.label("place"),
        )
        .join(able, able.c.skill_id == need.c.skill_id)
        .join(Person, Person.id == able.c.person_id)
        .join(Exhibitor, Exhibitor.id == need.c.exhibitor_id)
        .group_by(need.c.exhibitor_id, Person.id, Person.name, Exhibitor.owner_id)
        .subquery("ranked")
    )
    return select(ranked).where(ranked.c.place == 1).subquery("best")


def short_of_skills(edition_id: int, day: date, cursor: str | None) -> Page:
    """Return a page of exhibitors whose owner lacks a skill that their goals need, with the best person."""
    covered, best = cover(edition_id, day), _best(edition_id, day)
    query = (
        select(
            Exhibitor.id,
            Exhibitor.name,
            Exhibitor.relationship_class,
            Exhibitor.owner_id,
            Person.name.label("owner"),
            covered.c.needed,
            covered.c.owner_has,
            covered.c.unserved,
            best.c.person_id.label("best_id"),
            best.c.name.label("best"),
            best.c.has.label("best_has"),
        )
        .join(covered, covered.c.exhibitor_id == Exhibitor.id)
        .outerjoin(Person, Person.id == Exhibitor.owner_id)
        .outerjoin(best, best.c.exhibitor_id == Exhibitor.id)
        .where(covered.c.owner_has < covered.c.needed)
    )
    return page(query, (Exhibitor.name_key, Exhibitor.id), cursor)

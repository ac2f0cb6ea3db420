"""How many needs an edition's exhibitors have and how many are gaps, as the list of gaps counts them.

Exhibitors that are alike (same traits, same owner) are counted together: it stands beside every page.
"""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Integer, Row, Select, and_, bindparam, func, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from goals import coverage
from staff.models import Person
from staffing import gathering
from staffing.needs import MASTERS, Levels, Rules, Served, needs_of

TRAITS = Exhibitor.relationship_class, Exhibitor.country, Exhibitor.language, Exhibitor.industry
OWNER = and_(Person.id == Exhibitor.owner_id, Person.active)
EDITION = bindparam("edition_id", type_=Integer)
Kind = tuple[str | None, str | None, str, str | None]


@dataclass(frozen=True)
class Needs:
    """Needs of an edition's exhibitors: all, met by the owner, and gaps of owners who are here.

    The rest is needed by exhibitors that nobody owns.
    """

    all: int
    met: int
    gaps: int


@cache
def _alike() -> Select:
    """Make once: (traits, owner who is here, exhibitors) of those who take part."""
    same = *TRAITS, Person.id.label("owner_id")
    here = Participation.edition_id == EDITION, Participation.status.in_(TAKING_PART)
    query = select(*same, func.count()).select_from(Exhibitor).join(Participation).outerjoin(Person, OWNER)
    return query.where(*here).group_by(*same)


@cache
def _of_goals() -> Select:
    """Make once: (traits, owner who is here, skill, exhibitors) of what goals need."""
    need = coverage.needs(EDITION)
    same = *TRAITS, Person.id.label("owner_id"), need.c.skill_id
    query = select(*same, func.count()).select_from(Exhibitor)
    return query.join(need, need.c.exhibitor_id == Exhibitor.id).outerjoin(Person, OWNER).group_by(*same)


def _rows(statement: Select, edition: Edition) -> list[tuple[Kind, Row]]:
    rows = db.session.execute(statement, {"edition_id": edition.id})
    return [((row[0], row[1], row[2], row[3]), row) for row in rows]


def _skills(kind: Kind, rules: Rules) -> frozenset[int]:
    served = Served(0, "", *kind, owner_id=None, hours=0.0)
    return frozenset(need.skill for need in needs_of(served, {}, rules))


def count(edition: Edition) -> Needs:
    """Return the counts on the day of the edition: its first show day, today once that is past."""
    alike = _rows(_alike(), edition)
    rules = gathering.rules({row.country for _, row in alike if row.country})
    skills = {kind: _skills(kind, rules) for kind in {kind for kind, _ in alike}}
    needed = [(row.owner_id, skill, row[-1]) for kind, row in alike for skill in skills[kind]]
    goals = [
        row for kind, row in _rows(_of_goals(), edition) if row.skill_id not in skills.get(kind, frozenset())
    ]
    needed += [(row.owner_id, row.skill_id, row[-1]) for row in goals]
    known = gathering.levels(coverage.day_of(edition))
    met = sum(n for owner, skill, n in needed if _masters(known.get(owner, {}), skill))
    owned = sum(n for owner, _, n in needed if owner is not None)
    return Needs(sum(n for _, _, n in needed), met, owned - met)


def _masters(levels: Levels, skill: int) -> bool:
    return levels.get(skill, 0) >= MASTERS

"""Where a person is strong, and what to learn next: questions against the team, skills against the need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from exhibitors.models import Exhibitor
from foundation.database import db
from goals.coverage import needs
from scoring.figures import Item
from staff.expertise import able_people
from staff.models import Skill, SkillKind, Training

AWAY = 3.0
MOST = 5
TEACHES: Mapping[str, tuple[str, ...]] = {
    "staff_reach": (SkillKind.LANGUAGE, SkillKind.PROCEDURE),
    "staff_know": (SkillKind.INDUSTRY, SkillKind.TECHNICAL),
    "staff_do": (SkillKind.PROCEDURE, SkillKind.TECHNICAL),
}
"""Which kinds of skill help with a question of the standard survey; any kind with a question of one's own."""


@dataclass(frozen=True)
class Against:
    """A question about a person against the rest of the team: `points` above (or below) its mean."""

    item: Item
    points: float


@dataclass(frozen=True)
class Lesson:
    """A skill that `exhibitors` of the person's need and it does not master; the trainings ahead in it.

    `weak` are the codes of the questions that the skill would help with.
    """

    skill: str
    exhibitors: int
    trainings: tuple[tuple[str, date], ...]
    weak: tuple[str, ...]


def against(items: Sequence[Item], everybody: Mapping[str, tuple[float, int]], base: int) -> list[Against]:
    """Return the questions that stand out by `AWAY` points, the strongest first.

    `everybody` is mean and count of exhibitors by question, the person's own among them. Where the others
    are fewer than the base, their mean is not told by the difference.
    """
    found = []
    for item in items:
        mean, n = everybody.get(item.code, (0.0, 0))
        if item.mean is None or n - item.n < base:
            continue
        others = (mean * n - item.mean * item.n) / (n - item.n)
        if abs(item.mean - others) >= AWAY:
            found.append(Against(item, item.mean - others))
    return sorted(found, key=lambda one: -one.points)


def lessons(person_id: int, edition_id: int, weak: Sequence[str], today: date) -> list[Lesson]:
    """Return what to learn next: first what helps with weak questions, then what most exhibitors need."""
    need, able = needs(edition_id), able_people(today)
    masters = select(able.c.skill_id).where(able.c.person_id == person_id)
    wanted = (
        select(Skill.id, Skill.name, Skill.kind, func.count(need.c.exhibitor_id.distinct()).label("n"))
        .join(need, need.c.skill_id == Skill.id)
        .join(Exhibitor, Exhibitor.id == need.c.exhibitor_id)
        .where(Exhibitor.owner_id == person_id, Skill.id.not_in(masters))
        .group_by(Skill.id, Skill.name, Skill.kind)
    )
    rows = db.session.execute(wanted).all()
    ahead = _trainings([row.id for row in rows], today)
    found = [
        Lesson(row.name, row.n, tuple(ahead.get(row.id, ())), tuple(c for c in weak if _helps(row.kind, c)))
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.weak, -one.exhibitors, one.skill))[:MOST]


def _helps(kind: str, code: str) -> bool:
    return kind in TEACHES.get(code, tuple(SkillKind))


def _trainings(skill_ids: Sequence[int], today: date) -> dict[int, list[tuple[str, date]]]:
    query = select(Training.skill_id, Training.title, Training.held_on)
    query = query.where(Training.skill_id.in_(skill_ids), Training.held_on >= today)
    found: dict[int, list[tuple[str, date]]] = {}
    for skill, title, held_on in db.session.execute(query.order_by(Training.held_on, Training.id)):
        if skill is not None:
            found.setdefault(skill, []).append((title, held_on))
    return found

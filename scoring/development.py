"""Where a person is strong, and what to learn next: questions against the team, skills against the need."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from exhibitors.models import Exhibitor
from foundation.database import Rows, db
from goals.coverage import needs
from scoring.figures import Item
from scoring.findings import Against, Ahead, Lesson
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


def lessons(edition_id: int, weak: Mapping[int, Sequence[str]], today: date) -> dict[int, tuple[Lesson, ...]]:
    """Return what each person is to learn next: first what helps with weak questions, then what most need.

    `weak` are the codes of the questions that each person is behind in, by everybody's number.
    """
    rows = _wanted(edition_id, today, weak)
    ahead = _trainings({row.id for row in rows}, today)
    found: dict[int, list[Lesson]] = defaultdict(list)
    for row in rows:
        helped = tuple(code for code in weak[row.owner_id] if _helps(row.kind, code))
        found[row.owner_id].append(Lesson(row.name, row.n, tuple(ahead.get(row.id, ())), helped))
    return {person: tuple(sorted(of_person, key=_first)[:MOST]) for person, of_person in found.items()}


def _first(one: Lesson) -> tuple[bool, int, str]:
    return not one.weak, -one.exhibitors, one.skill


def _wanted(edition_id: int, today: date, owners: Iterable[int]) -> Rows:
    """Skills that these owners' exhibitors need and they do not master, and how many exhibitors need each."""
    need, able = needs(edition_id), able_people(today)
    mastered = (able.c.person_id == Exhibitor.owner_id) & (able.c.skill_id == need.c.skill_id)
    of = Exhibitor.owner_id, Skill.id, Skill.name, Skill.kind
    query = (
        select(*of, func.count(need.c.exhibitor_id.distinct()).label("n"))
        .join(need, need.c.skill_id == Skill.id)
        .join(Exhibitor, Exhibitor.id == need.c.exhibitor_id)
        .outerjoin(able, mastered)
        .where(able.c.skill_id.is_(None), Exhibitor.owner_id.in_(list(owners)))
        .group_by(*of)
    )
    return db.session.execute(query).all()


def _helps(kind: str, code: str) -> bool:
    return kind in TEACHES.get(code, tuple(SkillKind))


def _trainings(skill_ids: set[int], today: date) -> dict[int, list[Ahead]]:
    query = select(Training.skill_id, Training.title, Training.held_on)
    query = query.where(Training.skill_id.in_(skill_ids), Training.held_on >= today)
    found: dict[int, list[Ahead]] = {}
    for skill, title, held_on in db.session.execute(query.order_by(Training.held_on, Training.id)):
        if skill is not None:
            found.setdefault(skill, []).append(Ahead(title, held_on.isoformat()))
    return found

"""Words of the dictionary renamed, two words for one thing made one, and either taken back."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Table, select
from sqlalchemy.orm import joinedload

from foundation import clock
from foundation.database import db
from foundation.folding import Rules, fold
from foundation.journal import Journal
from foundation.taking_back import Left, TakingBack
from staff.models import PersonSkill, Skill
from staff.skill_records import SkillChange
from staff.skills import name_taken

SKILLS = cast(Table, Skill.__table__)
OF_A_LEVEL = ("level", "evidence", "acquired_on", "expires_on")


class CannotUndo(Exception):
    """The change was taken back before, or its name belongs to another skill by now."""


def _better(keep: dict[str, Any], gone: dict[str, Any]) -> dict[str, Any]:
    """The higher level stays, with the evidence and the days that belong to it."""
    return {name: gone[name] for name in OF_A_LEVEL} if gone["level"] > keep["level"] else {}


RULES = Rules(
    combine={PersonSkill.__tablename__: _better, Skill.__tablename__: lambda keep, gone: {}},
)


def merge(one: Skill, into: Skill, person_id: int | None = None) -> SkillChange:
    """Make everything that speaks of `one` speak of `into`, and delete `one`; return how to take it back."""
    if one.id == into.id:
        raise ValueError("a skill cannot be merged into itself")
    db.session.flush()
    change = SkillChange(kind="merged", was=one.name, now=into.name, person_id=person_id)
    journal = Journal()
    fold(journal, SKILLS, into.id, one.id, RULES)
    return _kept(change, journal)


def rename(skill: Skill, name: str, kind: str, person_id: int | None) -> SkillChange | None:
    """Give a skill another name or kind; return how to take it back, None when nothing changed."""
    if (skill.name, skill.kind) == (name, kind):
        return None
    change = SkillChange(kind="renamed", was=skill.name, now=name, person_id=person_id)
    journal = Journal()
    journal.change(SKILLS, skill.id, {"name": name, "kind": kind})
    return _kept(change, journal)


def _kept(change: SkillChange, journal: Journal) -> SkillChange:
    journal.forget_loaded()
    change.steps = journal.steps
    db.session.add(change)
    db.session.flush()
    return change


def undo(change: SkillChange) -> list[Left]:
    """Take the change back and return what was edited since and stays; CannotUndo when it cannot be."""
    if change.undone_at is not None or name_taken(change.was, _number(change)):
        raise CannotUndo
    back = TakingBack()
    back.run(change.steps)
    db.session.expire_all()
    change.undone_at = clock.now()
    db.session.flush()
    return back.left


def _number(change: SkillChange) -> int | None:
    """The skill that may have the name already: the one that was renamed."""
    return change.steps[0]["key"] if change.kind == "renamed" and change.steps else None


def latest(limit: int = 10) -> Sequence[SkillChange]:
    """Return the last changes, newest first."""
    query = select(SkillChange).options(joinedload(SkillChange.person))
    return db.session.scalars(query.order_by(SkillChange.id.desc()).limit(limit)).all()

"""Ready-made questionnaires in the database, and a questionnaire's questions as plain values."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from functools import lru_cache

from sqlalchemy import func, select

from foundation.database import db
from surveys.items import Ask
from surveys.questionnaire import Question, Questionnaire
from surveys.ready_made import Asked, ReadyMade, Texts
from surveys.ready_mades import READY_MADE
from surveys.standard import POST_SHOW

_COLUMNS = [getattr(Question, field.name) for field in fields(Ask)]


def stored(ready: ReadyMade) -> Questionnaire:
    """Return the ready-made questionnaire as stored, storing it the first time."""
    same = select(Questionnaire).where(Questionnaire.code == ready.code, Questionnaire.number == ready.number)
    found = db.session.scalar(same)
    if found is not None:
        return found
    made = Questionnaire(
        code=ready.code, number=ready.number, kind=ready.kind, title=ready.title, intro=ready.intro
    )
    made.questions = _questions(ready)
    db.session.add(made)
    db.session.flush()
    return made


def latest(ready: ReadyMade) -> Questionnaire:
    """Return the newest version of the ready-made questionnaire: as it came, or as the organiser made it."""
    own = select(Questionnaire).where(Questionnaire.code == ready.code)
    return db.session.scalars(own.order_by(Questionnaire.number.desc()).limit(1)).first() or stored(ready)


def offered() -> list[tuple[str, Texts, int]]:
    """Return (key, title, version) of every questionnaire to choose from, stored or ready-made."""
    rows = db.session.execute(
        select(Questionnaire.id, Questionnaire.code, Questionnaire.title, Questionnaire.number).order_by(
            Questionnaire.code, Questionnaire.number.desc()
        )
    ).all()
    here = {row.code for row in rows}
    ready = [(code, one.title, one.number) for code, one in READY_MADE.items() if code not in here]
    return [*((str(row.id), row.title, row.number) for row in rows), *ready]


def chosen(key: str) -> Questionnaire:
    """Return the questionnaire behind a key, storing a ready-made one the first time."""
    return stored(READY_MADE[key]) if key in READY_MADE else db.session.get_one(Questionnaire, int(key))


def kind_of(key: str) -> str | None:
    """Return what the questionnaire behind a key is for, None where there is no such questionnaire."""
    if key in READY_MADE:
        return READY_MADE[key].kind
    found = db.session.get(Questionnaire, int(key)) if key.isdecimal() and len(key) < 10 else None
    return found.kind if found else None


def standard_key() -> str:
    """Return the key of the newest post-show questionnaire."""
    newest = select(func.max(Questionnaire.id)).where(Questionnaire.code == POST_SHOW.code)
    found = db.session.scalar(newest)
    return str(found) if found else POST_SHOW.code


def _questions(ready: ReadyMade) -> list[Question]:
    found: list[Question] = []
    for number, page in enumerate(ready.pages, 1):
        for asked in page.questions:
            values = {field.name: getattr(asked, field.name) for field in fields(Asked)}
            found.append(Question(position=len(found) + 1, page=number, section=page.title, **values))
    return found


def asks(questionnaire_id: int, created_at: datetime, version: int = 1) -> Sequence[Ask]:
    """Return the questions in order. Kept in memory: each change of a draft counts its version up.

    `created_at` tells it from another one that a restored database may hold under the same number.
    """
    return _asks(questionnaire_id, created_at, version)


@lru_cache(maxsize=64)
def _asks(questionnaire_id: int, _created_at: datetime, _version: int) -> tuple[Ask, ...]:
    rows = select(*_COLUMNS).where(Question.questionnaire_id == questionnaire_id).order_by(Question.position)
    return tuple(Ask(**row._mapping) for row in db.session.execute(rows))

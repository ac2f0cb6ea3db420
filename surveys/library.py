"""Ready-made questionnaires in the database, and a questionnaire's questions as plain values."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from functools import lru_cache

from sqlalchemy import select

from foundation.database import db
from surveys.items import Ask
from surveys.questionnaire import Question, Questionnaire
from surveys.ready_made import Asked, ReadyMade

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

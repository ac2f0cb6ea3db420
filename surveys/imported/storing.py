"""What a file says, as a questionnaire, a survey, and its responses and answers, written set-based."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from events.models import Edition
from foundation import clock
from foundation.bulk import as_stored, insert_rows
from foundation.database import db
from surveys.given import Given
from surveys.headline import Headline, headline
from surveys.imported.mapping import Column, FileMapping
from surveys.imported.models import AnswerImport
from surveys.items import Ask, Item
from surveys.models import Survey
from surveys.questionnaire import Question, Questionnaire
from surveys.response import Answer, Response

Said = dict[str, Given]
FIGURES = tuple(Headline.__dataclass_fields__)


def make_survey(kept: AnswerImport, mapping: FileMapping) -> Survey:
    """Store the questionnaire and the survey, closed when the edition ended."""
    ended = _ended(kept.edition)
    asked = Questionnaire(code=f"imported-{kept.id}", title={"en": mapping.title or kept.filename})
    asked.sent_at = ended
    asked.questions = [_question(one, place) for place, one in enumerate(mapping.columns, 1)]
    survey = Survey(
        edition=kept.edition,
        questionnaire=asked,
        title=mapping.title or kept.filename,
        opens_at=ended - timedelta(days=1),
        closes_at=ended,
        sent_at=ended - timedelta(days=1),
        subject={},
        body={},
    )
    db.session.add(survey)
    db.session.flush()
    return survey


def _ended(edition: Edition) -> datetime:
    evening = datetime.combine(edition.ends_on, time(18), ZoneInfo(edition.time_zone))
    return min(evening, clock.now())


def _question(one: Column, place: int) -> Question:
    low, high = one.scale
    return Question(
        position=place,
        code=one.code,
        kind=one.kind,
        measure=one.measure,
        tier=one.tier,
        text={"en": one.text},
        low=low,
        high=high,
        did_not_use=bool(one.unused),
    )


def store(survey: Survey, rows: Sequence[tuple[Said, int | None]]) -> None:
    """Store a response for each row with its exhibitor, and its answers."""
    questions = {one.code: one for one in survey.questionnaire.questions}
    _responses(survey, questions, rows)
    numbers = db.session.scalars(
        select(Response.id).where(Response.survey_id == survey.id).order_by(Response.id)
    )
    answers = [
        (number, questions[code].id, 0, given.number, given.text, given.did_not_use)
        for number, (said, _owner) in zip(numbers, rows, strict=True)
        for code, given in said.items()
    ]
    columns = ("response_id", "question_id", "about", "number", "text", "did_not_use")
    insert_rows(Answer.__table__, columns, answers)


def _responses(
    survey: Survey, questions: Mapping[str, Question], rows: Sequence[tuple[Said, int | None]]
) -> None:
    at = as_stored(Response.__table__.c.submitted_at, survey.closes_at)
    items = [
        Item(
            Ask(one.id, 1, {}, one.code, one.kind, one.measure, one.text, low=one.low, high=one.high),
            one.code,
        )
        for one in questions.values()
    ]
    known: dict[str, tuple] = {}
    values = []
    for said, owner in rows:
        key = json.dumps([[code, given.number, given.text] for code, given in said.items()])
        if key not in known:
            figures = headline(items, said)
            known[key] = tuple(getattr(figures, name) for name in FIGURES)
        values.append((survey.id, owner, 1, at, at, *known[key]))
    columns = ("survey_id", "exhibitor_id", "page", "started_at", "submitted_at", *FIGURES)
    insert_rows(Response.__table__, columns, values)

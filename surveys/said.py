"""What one exhibitor said, section by section, without what it said about single people."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Row, select

from foundation.database import db
from foundation.languages import current, in_language
from goals.models import Goal
from surveys.items import GoalAsked, filled, goal_phrase
from surveys.kinds import Kind, Measure
from surveys.questionnaire import Question
from surveys.response import Answer, Response
from surveys.surroundings import fallbacks


@dataclass(frozen=True)
class Said:
    """One answer: the question as asked, and the answer's parts as far as they were given."""

    question: str
    kind: str
    number: float | None
    low: int | None
    high: int | None
    importance: int | None
    words: str | None
    did_not_use: bool


def sections(response: Response) -> list[tuple[str, list[Said]]]:
    """Return the response's answers by the questionnaire's sections."""
    answers = (
        select(
            Question.page, Question.section, Question.code, Question.kind, Question.text.label("asked"),
            Question.options, Question.low, Question.high, Answer.number, Answer.importance, Answer.text,
            Answer.chosen, Answer.did_not_use, Goal.id.label("goal_id"), Goal.title, Goal.target_number,
            Goal.target_unit,
        )
        .join(Question, Question.id == Answer.question_id)
        .outerjoin(Goal, Goal.id == Answer.goal_id)
        .where(Answer.response_id == response.id, Question.measure != Measure.STAFF)
        .order_by(Question.position, Answer.about)
    )  # fmt: skip
    rows = db.session.execute(answers).all()
    fill = _fill(response)
    return [
        (in_language(page[0].section), [_said(row, fill) for row in page])
        for page in (list(group) for _number, group in groupby(rows, key=lambda row: row.page))
    ]


def _fill(response: Response) -> dict[str, str]:
    edition, contact = response.survey.edition, response.contact
    company = response.exhibitor.name if response.exhibitor else _("your company")
    names = {"edition": edition.name, "show": edition.show.name, "company": company}
    return {**fallbacks(), **names, **({"contact": contact.name} if contact else {})}


def _said(row: Row, fill: dict[str, str]) -> Said:
    own = fill
    if row.goal_id:
        goal = GoalAsked(row.goal_id, row.title, 0, row.target_number, row.target_unit)
        own = {**fill, "goal": goal_phrase(goal, current())}
    question = filled(in_language(row.asked), own).partition("\n")[0]
    scaled = row.kind in (Kind.SCALE, Kind.GOALS, Kind.IMPORTANCE_PERFORMANCE)
    low, high = (row.low, row.high) if scaled else (None, None)
    return Said(question, row.kind, row.number, low, high, row.importance, _words(row), row.did_not_use)


def _words(row: Row) -> str | None:
    if not row.chosen:
        return row.text
    texts: dict[Any, str] = {option["value"]: in_language(option["text"]) for option in row.options}
    rows = [(one if isinstance(one, list) else [one]) for one in row.chosen]
    named = [[str(texts.get(first, first)), *map(str, rest)] for first, *rest in rows]
    words = ", ".join(": ".join(parts) for parts in named)
    return f"{words} ({row.text})" if row.text else words

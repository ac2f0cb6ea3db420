"""A survey's answers as a table: a row a response, a column a question."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, select

from exhibitors.models import Contact, Exhibitor
from foundation.database import db
from foundation.languages import in_language
from goals.models import Goal
from surveys.given import NOT_USED
from surveys.kinds import Kind, Measure
from surveys.models import Survey
from surveys.questionnaire import Question
from surveys.response import Answer, Response

FIRST = ("exhibitor", "country", "contact", "submitted_at", "goal_attainment", "relationship_quality")


def table(survey: Survey) -> tuple[list[str], Iterator[list[Any]]]:
    """Return the header and the rows. What was said about single people is left to the staff scores."""
    questions = [one for one in survey.questionnaire.questions if one.measure != Measure.STAFF]
    columns = [name for question in questions for name in _columns(question)]
    return [*FIRST, *columns], _rows(survey, columns)


CODEBOOK = ("column", "question", "measures", "kind", "lowest", "highest", "tier", "values", NOT_USED)


def codebook(survey: Survey) -> Iterator[list[Any]]:
    """What each column of the table means: a line a column, in the reader's language."""
    for question in survey.questionnaire.questions:
        values = "; ".join(f"{one['value']} = {in_language(one['text'])}" for one in question.options)
        unused = "did not use" if question.did_not_use else ""
        for name in _columns(question) if question.measure != Measure.STAFF else []:
            scale = question.low, question.high, question.tier
            yield [name, in_language(question.text), question.measure, question.kind, *scale, values, unused]


def _columns(question: Question) -> list[str]:
    if question.kind == Kind.STATEMENT:
        return []
    pair = question.kind == Kind.IMPORTANCE_PERFORMANCE
    return [question.code, f"{question.code}.importance"] if pair else [question.code]


def _answers(survey: Survey) -> Select:
    return (
        select(
            Response.id, Exhibitor.name, Exhibitor.country, Contact.name.label("contact"),
            Response.submitted_at, Response.goal_attainment, Response.relationship_quality,
            Question.code, Answer.number, Answer.importance, Answer.text, Answer.chosen, Answer.did_not_use,
            Goal.title,
        )
        .outerjoin(Exhibitor, Exhibitor.id == Response.exhibitor_id)
        .outerjoin(Contact, Contact.id == Response.contact_id)
        .outerjoin(Answer, Answer.response_id == Response.id)
        .outerjoin(Question, Question.id == Answer.question_id)
        .outerjoin(Goal, Goal.id == Answer.goal_id)
        .where(Response.survey_id == survey.id, Response.submitted_at.is_not(None))
        .order_by(Response.id, Answer.id)
    )  # fmt: skip


def _rows(survey: Survey, columns: list[str]) -> Iterator[list[Any]]:
    found = db.session.execute(_answers(survey)).all()
    for _id, answers in groupby(found, key=lambda row: row.id):
        rows = list(answers)
        said: dict[str, Any] = {}
        for row in rows:
            _put(said, row)
        yield [*rows[0][1:7], *(said.get(name) for name in columns)]


def _put(said: dict[str, Any], row: Row) -> None:
    if row.importance is not None:
        said[f"{row.code}.importance"] = row.importance
    value = _value(row)
    if row.title and value is not None:
        said[row.code] = "; ".join(filter(None, [said.get(row.code), f"{row.title}: {value}"]))
    elif value is not None:
        said[row.code] = value


def _value(row: Row) -> Any:
    if row.did_not_use:
        return NOT_USED
    if row.chosen:
        parts = [f"{one[0]}: {one[1]}" if isinstance(one, list) else str(one) for one in row.chosen]
        return ", ".join(parts) + (f" ({row.text})" if row.text else "")
    return row.text if row.number is None else f"{row.number:g}"

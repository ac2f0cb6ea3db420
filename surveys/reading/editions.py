"""What was measured at each edition of a show, lined up by what the questions measure, and what changed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Select, func, select

from events.models import Edition
from foundation.database import db
from surveys.differences import Difference, Moments, corrected, moments, of_means
from surveys.kinds import Measure
from surveys.models import Survey, SurveyKind
from surveys.queries import base, read_together
from surveys.questionnaire import Question
from surveys.response import Answer, Response

SHOWN = 6
FIGURES = (
    Response.overall,
    Response.would_return,
    Response.recommend,
    Response.effort,
    Response.goal_attainment,
    Response.trust,
    Response.satisfaction,
    Response.commitment,
    Response.friendship,
    Response.calculative,
)
ITEMS = (Measure.SERVICE, Measure.PRICE)
Key = tuple[str, str]
Sums = tuple[int, Key, tuple[int, float, float]]
"""A survey, what was measured, and of that how many, their sum and the sum of their squares."""


@dataclass(frozen=True)
class Line:
    """One thing that was measured: its means by edition (None: not asked, or too few), and what changed.

    `key` is a response's column, or what a question measures and its code; `text` the question's latest.
    """

    key: Key
    text: dict[str, str]
    by_edition: list[Moments | None]
    change: Difference | None


@dataclass(frozen=True)
class Lines:
    """The editions, the oldest first; the change is that of the last against the one before it."""

    editions: list[Edition]
    lines: list[Line]


def lines(edition: Edition, against: int | None = None) -> Lines:
    """The editions of the show up to this one; `against` is compared with, else the one before."""
    editions = _editions(edition)
    if against is not None:
        editions = [one for one in editions if one.id in (against, edition.id)]
    found, texts = _measured([one.id for one in editions])
    keys = list(dict.fromkeys(key for each in found.values() for key in each))
    rows = [[found[one.id].get(key) for one in editions] for key in keys]
    kept = [[one if one and one.n >= base() else None for one in row] for row in rows]
    changes = corrected([_change(row) for row in kept])
    made = zip(keys, kept, changes, strict=True)
    return Lines(editions, [Line(key, texts.get(key, {}), row, change) for key, row, change in made])


def _change(row: Sequence[Moments | None]) -> Difference | None:
    *_earlier, before, last = [None, *row]
    return of_means(last, before) if last and before else None


def _editions(edition: Edition) -> list[Edition]:
    asked = select(Survey.edition_id).where(Survey.kind == SurveyKind.POST_SHOW)
    rows = (
        select(Edition)
        .where(Edition.show_id == edition.show_id, Edition.starts_on <= edition.starts_on)
        .where(Edition.id.in_(asked))
        .order_by(Edition.starts_on.desc(), Edition.id.desc())
    )
    return list(db.session.scalars(rows.limit(SHOWN)))[::-1]


def _three(column: Any) -> tuple[Any, Any, Any]:
    return func.count(column), func.sum(column * 1.0), func.sum(column * column * 1.0)


def _of(query: Select, surveys: Sequence[int]) -> Select:
    return query.where(Response.survey_id.in_(surveys), Response.submitted_at.is_not(None))


def _measured(ids: Sequence[int]) -> tuple[dict[int, dict[Key, Moments]], dict[Key, dict[str, str]]]:
    asked = read_together(Edition.id.in_(ids))
    editions = dict(
        db.session.execute(select(Survey.id, Survey.edition_id).where(Survey.id.in_(asked))).all()
    )
    sums: dict[int, dict[Key, list[float]]] = defaultdict(dict)
    for survey, key, values in chain(_headlines(asked), _items(asked)):
        own = sums[editions[survey]]
        own[key] = [one + more for one, more in zip(own.get(key, (0, 0, 0)), values, strict=True)]
    found = {
        edition: {key: moments(int(n), total, squares) for key, (n, total, squares) in own.items() if n}
        for edition, own in sums.items()
    }
    return defaultdict(dict, found), _texts(ids)


def _headlines(surveys: Sequence[int]) -> Iterator[Sums]:
    """Each survey's sums of what stands on the responses themselves."""
    columns = [part for column in FIGURES for part in _three(column)]
    rows = _of(select(Response.survey_id, *columns), surveys).group_by(Response.survey_id)
    for survey, *values in db.session.execute(rows):
        for place, column in enumerate(FIGURES):
            n, total, squares = values[3 * place : 3 * place + 3]
            yield survey, (column.key, ""), (n, float(total or 0), float(squares or 0))


def _items(surveys: Sequence[int]) -> Iterator[Sums]:
    """Each survey's sums by item, in the questions' order; of an answer only its number is read."""
    asked = (
        select(Question.id, Question.measure, Question.code)
        .join(Survey, Survey.questionnaire_id == Question.questionnaire_id)
        .where(Survey.id.in_(surveys), Question.measure.in_(ITEMS))
        .order_by(Question.position)
    )
    keys = {id_: (measure, code) for id_, measure, code in db.session.execute(asked)}
    rows = select(Response.survey_id, Answer.question_id, *_three(Answer.number))
    rows = _of(rows.join(Response, Response.id == Answer.response_id), surveys)
    grouped = rows.where(Answer.question_id.in_(keys)).group_by(Response.survey_id, Answer.question_id)
    found = {(survey, id_): values for survey, id_, *values in db.session.execute(grouped)}
    for id_, key in keys.items():
        for survey in surveys:
            n, total, squares = found.get((survey, id_), (0, 0, 0))
            yield survey, key, (n, float(total or 0), float(squares or 0))


def _texts(ids: Sequence[int]) -> dict[Key, dict[str, str]]:
    rows = (
        select(Question.measure, Question.code, Question.text)
        .join(Survey, Survey.questionnaire_id == Question.questionnaire_id)
        .where(Survey.edition_id.in_(ids), Question.measure.in_(ITEMS))
        .order_by(Survey.opens_at)
    )
    return {(measure, code): text for measure, code, text in db.session.execute(rows)}

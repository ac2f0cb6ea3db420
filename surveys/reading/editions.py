"""What was measured at each edition of a show, lined up by what the questions measure, and what changed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
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


def _of(query: Select, ids: Sequence[int]) -> Select:
    joined = query.join(Survey, Survey.id == Response.survey_id)
    return joined.where(Survey.id.in_(read_together(Edition.id.in_(ids))), Response.submitted_at.is_not(None))


def _measured(ids: Sequence[int]) -> tuple[dict[int, dict[Key, Moments]], dict[Key, dict[str, str]]]:
    found: dict[int, dict[Key, Moments]] = defaultdict(dict)
    columns = [part for column in FIGURES for part in _three(column)]
    for edition, *values in db.session.execute(
        _of(select(Survey.edition_id, *columns).select_from(Response), ids).group_by(Survey.edition_id)
    ):
        for place, column in enumerate(FIGURES):
            _put(found[edition], (column.key, ""), values[3 * place : 3 * place + 3])
    rows = select(Survey.edition_id, Question.measure, Question.code, *_three(Answer.number))
    rows = rows.select_from(Answer).join(Question, Question.id == Answer.question_id)
    rows = _of(rows.join(Response, Response.id == Answer.response_id), ids)
    grouped = rows.where(Question.measure.in_(ITEMS)).group_by(
        Survey.edition_id, Question.measure, Question.code
    )
    for edition, measure, code, *values in db.session.execute(grouped.order_by(func.min(Question.position))):
        _put(found[edition], (measure, code), values)
    return found, _texts(ids)


def _put(into: dict[Key, Moments], key: Key, values: Sequence[Any]) -> None:
    n, total, squares = values
    if n:
        into[key] = moments(n, float(total), float(squares))


def _texts(ids: Sequence[int]) -> dict[Key, dict[str, str]]:
    rows = (
        select(Question.measure, Question.code, Question.text)
        .join(Survey, Survey.questionnaire_id == Question.questionnaire_id)
        .where(Survey.edition_id.in_(ids), Question.measure.in_(ITEMS))
        .order_by(Survey.opens_at)
    )
    return {(measure, code): text for measure, code, text in db.session.execute(rows)}

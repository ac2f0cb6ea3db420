"""A survey's answers counted in the database: how often each number, choice, place, point and month."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, cast, func, select

from foundation.database import db
from surveys.kinds import ROWS, Kind
from surveys.models import Survey
from surveys.queries import Which
from surveys.questionnaire import Question
from surveys.response import Answer, Response
from surveys.standings import Part

LISTED = (Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING, Kind.POINTS, Kind.MATRIX)


@dataclass
class Cells:
    """One question: how many answered, did not use it and wrote words; how often each number was given.

    `sheets` is how many responses that was, where one may answer more than once: about each of its goals.
    """

    answered: int = 0
    sheets: int | None = None
    unused: int = 0
    written: int = 0
    numbers: Counter[float] = field(default_factory=Counter)


def _answers(survey: Survey, which: Which, ids: Sequence[int], *columns: Any) -> Select:
    return (
        select(Answer.question_id, *columns)
        .join(Response, Response.id == Answer.response_id)
        .where(Response.survey_id == survey.id, Response.submitted_at.is_not(None), *which)
        .where(Answer.question_id.in_(ids))
    )


def cells(survey: Survey, questions: Sequence[Question], which: Which = ()) -> dict[int, Cells]:
    """The questions' cells by their id; one statement, and one for goals."""
    ids = [one.id for one in questions]
    said = Answer.number.is_not(None) | Answer.text.is_not(None) | (_list() != "")
    counts = func.count(), func.count(case((said, 1))), func.count(Answer.text)
    rows = _answers(survey, which, ids, Answer.number, Answer.did_not_use, *counts)
    found: defaultdict[int, Cells] = defaultdict(Cells)
    grouped = rows.group_by(Answer.question_id, Answer.number, Answer.did_not_use)
    for id_, number, unused, n, answered, written in db.session.execute(grouped):
        cell = found[id_]
        cell.answered += answered
        cell.unused += n if unused else 0
        cell.written += written
        if number is not None:
            cell.numbers[number] += n
    goals = [one.id for one in questions if one.kind == Kind.GOALS]
    each = _answers(survey, which, goals, func.count(Answer.response_id.distinct())).where(said)
    for id_, sheets in db.session.execute(each.group_by(Answer.question_id)) if goals else ():
        found[id_].sheets = sheets
    return found


def _list() -> ColumnElement[str]:
    """The stored list as text, empty where nothing was chosen."""
    text = cast(Answer.chosen, String)
    return case((text.like("[%"), text), else_="")


def parts(survey: Survey, questions: Iterable[Question], which: Which = ()) -> dict[int, list[Part]]:
    """What the lists of choices hold, by question; the lists are taken apart in the database."""
    ids = {one.id: one.kind for one in questions if one.kind in LISTED}
    if not ids:
        return {}
    ranking = Answer.question_id.in_([id_ for id_, kind in ids.items() if kind == Kind.RANKING])
    listed = case((cast(Answer.chosen, String).like("[%"), Answer.chosen))
    value, place = _taken_apart(listed)
    columns = [
        value,
        case((ranking, place), else_=0),
        case((ranking, func.json_array_length(listed)), else_=0),
    ]
    each = _answers(
        survey, which, list(ids), *(one.label(f"c{n}") for n, one in enumerate(columns))
    ).subquery()
    rows = select(*each.c, func.count()).where(each.c.c0.is_not(None)).group_by(*each.c)
    found: defaultdict[int, list[Part]] = defaultdict(list)
    for row in db.session.execute(rows).all():
        id_, word, position, length, n = tuple(row)
        found[id_].append(_part(ids[id_], word, int(position), int(length), n))
    return found


def _taken_apart(listed: ColumnElement[Any]) -> tuple[ColumnElement[str], ColumnElement[int]]:
    """The elements of a JSON list as text, and their places from 1 on."""
    if db.session.connection().dialect.name == "postgresql":
        texts = func.json_array_elements_text(listed)
        each = texts.table_valued("value", with_ordinality="place", joins_implicitly=True)
        named = each.render_derived()
        return named.c.value, named.c.place
    each = func.json_each(listed).table_valued("value", "key", joins_implicitly=True)
    return cast(each.c.value, String), each.c.key + 1


def _part(kind: str, word: str, place: int, length: int, n: int) -> Part:
    if kind not in ROWS or kind == Kind.RANKING:
        return Part(word, n, place, length)
    value, number = json.loads(word)
    return Part(str(value), n, number=number)


def months(survey: Survey, questions: Iterable[Question], which: Which = ()) -> dict[int, dict[str, int]]:
    """How many named a day of each month, by question."""
    ids = [one.id for one in questions if one.kind == Kind.DATE]
    month = func.substr(Answer.text, 1, 7)
    rows = _answers(survey, which, ids, month, func.count()).where(Answer.text.is_not(None))
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    if ids:
        for id_, named, n in db.session.execute(rows.group_by(Answer.question_id, month)):
            found[id_][named] = n
    return found

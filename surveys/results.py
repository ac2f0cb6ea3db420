"""One survey's answers as the results page shows them: grouped in the database, hidden below the base."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, cast, func, select

from foundation.database import db
from goals.models import Goal
from staff.models import Person
from surveys import scales, tally
from surveys.hiding import shown
from surveys.kinds import RELATIONSHIP, Kind, Measure
from surveys.models import Survey
from surveys.queries import Which, base
from surveys.questionnaire import Question
from surveys.relationship import CALCULATIVE_HIGH, TRUST_LOW
from surveys.response import Answer, Response
from surveys.tally import Tally


@dataclass(frozen=True)
class ServiceRow:
    """One service item: mean importance and performance 1-5, how many answered, how many did not use it."""

    code: str
    text: dict[str, str]
    tier: str
    importance: float | None
    performance: float | None
    answered: int
    unused: int

    @property
    def gap(self) -> float | None:
        """Performance less importance: below zero where we fall short of what matters."""
        if self.performance is None or self.importance is None:
            return None
        return self.performance - self.importance


@dataclass(frozen=True)
class MeanRow:
    """A mean over `n` exhibitors or answers; None below the base."""

    name: Any
    n: int
    mean: float | None


def _answers(survey: Survey, which: Which, *columns: Any) -> Select:
    return (
        select(*columns)
        .select_from(Answer)
        .join(Question, Question.id == Answer.question_id)
        .join(Response, Response.id == Answer.response_id)
        .where(Response.survey_id == survey.id, Response.submitted_at.is_not(None), *which)
    )


def _enough(mean: Any, n: int) -> float | None:
    return float(mean) if mean is not None and tally.enough(n, base()) else None


def services(survey: Survey, which: Which = ()) -> list[ServiceRow]:
    """Importance against performance of every service item, in the questionnaire's order."""
    unused = func.sum(case((Answer.did_not_use, 1), else_=0))
    figures: tuple[ColumnElement[Any], ...] = (
        func.avg(Answer.importance), func.count(Answer.importance),
        func.avg(Answer.number), func.count(Answer.number), unused,
    )  # fmt: skip
    rows = _answers(survey, which, Answer.question_id, *figures).where(Question.measure == Measure.SERVICE)
    found = {id_: values for id_, *values in db.session.execute(rows.group_by(Answer.question_id))}
    return [
        ServiceRow(
            question.code, question.text, question.tier or "", _enough(values[0], values[1]),
            _enough(values[2], values[3]), values[3], values[4],
        )
        for question in survey.questionnaire.questions
        if (values := found.get(question.id))
    ]  # fmt: skip


def goals(survey: Survey, which: Which = ()) -> list[MeanRow]:
    """Attainment 0-1 by the goals' dimension; the base counts who answered, not their goals."""
    sheets = func.count(Answer.response_id.distinct())
    figures = sheets, func.count(Answer.number), func.avg((Answer.number - 1) / 6.0)
    rows = _answers(survey, which, Goal.dimension, *figures)
    rows = rows.join(Goal, Goal.id == Answer.goal_id).where(Answer.number.is_not(None))
    grouped = db.session.execute(rows.group_by(Goal.dimension).order_by(Goal.dimension)).all()
    visible = shown([answered for _dimension, answered, _n, _mean in grouped], base())
    return [
        MeanRow(dimension, n, float(mean) if one else None)
        for (dimension, _answered, n, mean), one in zip(grouped, visible, strict=True)
    ]


def people(survey: Survey, which: Which = ()) -> list[MeanRow]:
    """The mean 1-5 of the staff items by person, an exhibitor counting once; nobody below the base.

    Nor whoever could be reckoned from the mean of the whole team. Without names each response counts.
    """
    whose = Response.exhibitor_id if survey.named else Response.id
    each = _answers(survey, which, Answer.person_id, func.avg(Answer.number).label("mean"))
    each = each.where(Question.measure == Measure.STAFF, Answer.number.is_not(None))
    exhibitor = each.group_by(Answer.person_id, whose).subquery()
    n = func.count()
    rows = select(Person.name, n, func.avg(exhibitor.c.mean)).join(Person, Person.id == exhibitor.c.person_id)
    grouped = db.session.execute(rows.group_by(Person.id, Person.name).order_by(Person.name)).all()
    visible = shown([n for _name, n, _mean in grouped], base())
    return [
        MeanRow(name, n, float(mean)) for (name, n, mean), one in zip(grouped, visible, strict=True) if one
    ]


def team(survey: Survey, which: Which = ()) -> MeanRow:
    """The mean 1-5 of all staff items together."""
    sheets = func.count(Answer.response_id.distinct())
    rows = _answers(survey, which, sheets, func.count(Answer.number), func.avg(Answer.number))
    staff = Question.measure == Measure.STAFF, Answer.number.is_not(None)
    answered, n, mean = db.session.execute(rows.where(*staff)).one()
    return MeanRow(None, n, _enough(mean, answered))


def price(survey: Survey, which: Which = ()) -> MeanRow:
    """The mean 1-7 of how fair the price was."""
    rows = _answers(survey, which, func.count(Answer.number), func.avg(Answer.number))
    n, mean = db.session.execute(rows.where(Question.measure == Measure.PRICE)).one()
    return MeanRow(None, n, _enough(mean, n))


def choices(survey: Survey, which: Which = ()) -> list[tuple[Question, list[tuple[dict[str, str], int]]]]:
    """How often each option of the single-choice questions was chosen; none below the base."""
    chosen = cast(Answer.chosen, String)
    rows = _answers(survey, which, Answer.question_id, chosen, func.count()).where(
        Question.kind == Kind.SINGLE
    )
    counts: dict[tuple[int, str], int] = {}
    for id_, value, n in db.session.execute(rows.group_by(Answer.question_id, chosen)):
        for code in json.loads(value) if value else []:
            counts[id_, code] = counts.get((id_, code), 0) + n
    found = []
    for question in survey.questionnaire.questions:
        options = [(one["text"], counts.get((question.id, one["value"]), 0)) for one in question.options]
        if question.kind == Kind.SINGLE and tally.enough(sum(n for _, n in options), base()):
            found.append((question, options))
    return found


def hostages(survey: Survey, which: Which = ()) -> tuple[int, int]:
    """How many stay because leaving costs too much without trusting us, and of how many that is known."""
    held = (Response.calculative >= CALCULATIVE_HIGH) & (Response.trust <= TRUST_LOW)
    known = (Response.calculative.is_not(None)) & (Response.trust.is_not(None))
    counted = select(func.sum(case((held, 1), else_=0)), func.sum(case((known, 1), else_=0)))
    row = db.session.execute(
        counted.where(Response.survey_id == survey.id, Response.submitted_at.is_not(None), *which)
    )
    hits, n = row.one()
    return hits or 0, n or 0


def alphas(survey: Survey, which: Which = ()) -> dict[str, Tally]:
    """Coefficient alpha of each relationship scale."""
    own = {measure: _ids(survey, measure) for measure in RELATIONSHIP}
    return {
        measure.value: scales.coefficient_alpha(_rows(survey, which, ids), base())
        for measure, ids in own.items()
    }


def _ids(survey: Survey, measure: Measure) -> list[int]:
    return [question.id for question in survey.questionnaire.questions if question.measure == measure]


def _rows(survey: Survey, which: Which, ids: Sequence[int]) -> list[tuple[int | None, ...]]:
    """The scale's items side by side, each pattern of answers counted in the database and unfolded here."""
    items = [func.max(case((Answer.question_id == id_, Answer.number))).label(f"item{id_}") for id_ in ids]
    if not items:
        return []
    wide = _answers(survey, which, Answer.response_id, *items).where(Answer.question_id.in_(ids))
    each = wide.group_by(Answer.response_id).subquery()
    columns = [each.c[f"item{id_}"] for id_ in ids]
    patterns = db.session.execute(select(*columns, func.count()).group_by(*columns))
    return [tuple(pattern) for *pattern, n in patterns for _ in range(n)]


def everything(survey: Survey, named: bool, which: Which = ()) -> dict[str, Any]:
    """All that the results page shows beside the headlines; people by name only where `named`."""
    return {
        "services": services(survey, which),
        "goals": goals(survey, which),
        "team": team(survey, which),
        "people": people(survey, which) if named else [],
        "price": price(survey, which),
        "choices": choices(survey, which),
        "hostages": hostages(survey, which),
        "alphas": alphas(survey, which),
    }

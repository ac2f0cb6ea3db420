"""One survey's answers as the results page shows them: grouped in the database, hidden below the base."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, case, func, select

from foundation.database import db
from goals.models import Goal
from staff.models import Person
from surveys import scales, tally
from surveys.differences import moments
from surveys.hiding import shown
from surveys.item_means import ItemMeans, Means, item_means, together
from surveys.kinds import RELATIONSHIP, Measure
from surveys.models import Survey
from surveys.queries import Which, base
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


def _answers(survey: Survey, which: Which, ids: Sequence[int], *columns: Any) -> Select:
    return (
        select(*columns)
        .select_from(Answer)
        .join(Response, Response.id == Answer.response_id)
        .where(Response.survey_id == survey.id, Response.submitted_at.is_not(None), *which)
        .where(Answer.question_id.in_(ids))
    )


def _ids(survey: Survey, measure: Measure) -> list[int]:
    return [question.id for question in survey.questionnaire.questions if question.measure == measure]


def _enough(mean: Any, n: int) -> float | None:
    return float(mean) if mean is not None and tally.enough(n, base()) else None


def services(survey: Survey, means: Means) -> list[ServiceRow]:
    """Importance against performance of every service item, in the questionnaire's order."""
    return [
        ServiceRow(
            question.code, question.text, question.tier or "",
            _enough(one.importance / one.rated if one.rated else None, one.rated),
            _enough(one.total / one.n if one.n else None, one.n), one.n, one.unused,
        )
        for question in survey.questionnaire.questions
        if question.measure == Measure.SERVICE and (one := means.get(question.id, ItemMeans())) != ItemMeans()
    ]  # fmt: skip


def together_of(survey: Survey, means: Means, measure: Measure) -> MeanRow:
    """The mean of all items of a measure together: of the staff items 1-5, of the price's fairness 1-7."""
    answered, n, mean = together(survey, means, measure)
    return MeanRow(None, n, _enough(mean, answered))


def goals(survey: Survey, which: Which = ()) -> list[MeanRow]:
    """Attainment 0-1 by the goals' dimension; the base counts who answered, not their goals."""
    sheets = func.count(Answer.response_id.distinct())
    figures = sheets, func.count(Answer.number), func.avg((Answer.number - 1) / 6.0)
    rows = _answers(survey, which, _ids(survey, Measure.GOAL), Goal.dimension, *figures)
    rows = rows.join(Goal, Goal.id == Answer.goal_id).where(Answer.number.is_not(None))
    grouped = db.session.execute(rows.group_by(Goal.dimension).order_by(Goal.dimension)).all()
    visible = shown([answered for _dimension, answered, _n, _mean in grouped], base())
    return [
        MeanRow(dimension, n, float(mean) if one else None)
        for (dimension, _answered, n, mean), one in zip(grouped, visible, strict=True)
    ]


def people(survey: Survey) -> list[MeanRow]:
    """The mean 1-5 of the staff items by person, an exhibitor counting once; nobody below the base.

    Nor whoever could be reckoned from the mean of the whole team. Without names each response counts.
    """
    whose = Response.exhibitor_id if survey.named else Response.id
    own = _ids(survey, Measure.STAFF)
    each = _answers(survey, (), own, Answer.person_id, func.avg(Answer.number).label("mean"))
    each = each.where(Answer.number.is_not(None))
    exhibitor = each.group_by(Answer.person_id, whose).subquery()
    n = func.count()
    rows = select(Person.name, n, func.avg(exhibitor.c.mean)).join(Person, Person.id == exhibitor.c.person_id)
    grouped = db.session.execute(rows.group_by(Person.id, Person.name).order_by(Person.name)).all()
    visible = shown([n for _name, n, _mean in grouped], base())
    return [
        MeanRow(name, n, float(mean)) for (name, n, mean), one in zip(grouped, visible, strict=True) if one
    ]


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
    """Coefficient alpha of each relationship scale, from sums over the complete answers; one statement."""
    own = {measure: _ids(survey, measure) for measure in RELATIONSHIP}
    asked = [id_ for ids in own.values() for id_ in ids]
    items = [func.max(case((Answer.question_id == id_, Answer.number))).label(f"item{id_}") for id_ in asked]
    wide = _answers(survey, which, asked, Answer.response_id, *items).group_by(Answer.response_id).subquery()
    sums = [one for ids in own.values() for one in _sums([wide.c[f"item{id_}"] for id_ in ids])]
    row = db.session.execute(select(*sums).select_from(wide)).one() if asked else ()
    told = [float(one or 0) for one in row]
    return {measure.value: _alpha(told, len(ids)) for measure, ids in own.items()}


def _alpha(told: list[float], items: int) -> Tally:
    """The alpha of the scale whose sums come first; they are taken off."""
    if not items:
        return scales.alpha_of(0, [], 0.0, base())
    own, told[:] = told[: 2 * items + 3], told[2 * items + 3 :]
    n = int(own[0])
    *apart, spread = [moments(n, *pair).variance for pair in zip(own[1::2], own[2::2], strict=True)]
    return scales.alpha_of(n, apart, spread, base())


def _sums(items: Sequence[Any]) -> list[Any]:
    """How many answered all items; then each item's sum and sum of squares, and those of their total."""
    if not items:
        return []
    whole = and_(*(one.is_not(None) for one in items))
    total = items[0]
    for one in items[1:]:
        total = total + one
    values = [part for one in [*items, total] for part in (one, one * one)]
    return [func.sum(case((whole, 1), else_=0)), *(func.sum(case((whole, one))) for one in values)]


def everything(survey: Survey, named: bool, which: Which = ()) -> dict[str, Any]:
    """All that the results page shows beside the headlines; people by name only where `named`.

    What was said about people only over all answers: without some of them, the difference would tell what
    those few said.
    """
    means = item_means(survey, which)
    team = MeanRow(None, 0, None) if which else together_of(survey, means, Measure.STAFF)
    return {
        "services": services(survey, means),
        "process": together_of(survey, means, Measure.SERVICE),
        "goals": goals(survey, which),
        "team": team,
        "people": people(survey) if named and not which else [],
        "price": together_of(survey, means, Measure.PRICE),
        "hostages": hostages(survey, which),
        "alphas": alphas(survey, which),
    }

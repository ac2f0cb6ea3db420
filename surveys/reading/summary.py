"""What one survey comes to: loyalty against satisfaction, who only stays, and the value."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select

from exhibitors.models import Exhibitor
from foundation.database import Rows, db
from surveys import results
from surveys.kinds import Measure
from surveys.loyalty import DISSATISFIED_TO, RETURNS_FROM, Kind, kinds
from surveys.models import Survey
from surveys.queries import Headlines, Which, base
from surveys.questionnaire import Question
from surveys.relationship import CALCULATIVE_HIGH, TRUST_LOW
from surveys.response import Answer, Response
from surveys.value import Value, value

NAMED = 50


@dataclass(frozen=True)
class Loyalty:
    """How many of `n` are of each kind; None below the base."""

    n: int
    counts: dict[Kind, int] | None


def _handed_in(survey: Survey, which: Which) -> tuple[ColumnElement[bool], ...]:
    return Response.survey_id == survey.id, Response.submitted_at.is_not(None), *which


def loyalty(survey: Survey, which: Which = ()) -> Loyalty:
    """Satisfaction against the intention to come again."""
    pair = Response.overall, Response.would_return
    rows = select(*pair, func.count()).where(*_handed_in(survey, which), *(one.is_not(None) for one in pair))
    found = db.session.execute(rows.group_by(*pair))
    cells = {(overall or 0, back or 0): n for overall, back, n in found}
    n = sum(cells.values())
    return Loyalty(n, kinds(cells) if n >= base() else None)


def hostages(survey: Survey) -> Rows:
    """Exhibitors that stay though not satisfied, or because leaving costs too much, without trusting us."""
    stuck = and_(Response.overall <= DISSATISFIED_TO, Response.would_return >= RETURNS_FROM)
    held = and_(Response.calculative >= CALCULATIVE_HIGH, Response.trust <= TRUST_LOW)
    rows = (
        select(
            Response.id,
            Exhibitor.name,
            Exhibitor.relationship_class,
            Response.overall,
            Response.would_return,
            Response.trust,
            Response.calculative,
        )
        .join(Exhibitor, Exhibitor.id == Response.exhibitor_id)
        .where(*_handed_in(survey, ()), or_(stuck, held))
        .order_by(Response.overall, Exhibitor.name, Response.id)
    )
    return db.session.execute(rows.limit(NAMED)).all()


def value_of(survey: Survey, head: Headlines, which: Which = ()) -> Value:
    """The value equation of the survey."""
    answered = func.count(Answer.number if survey.named else Answer.response_id.distinct())
    rows = (
        select(func.avg(Answer.number), answered)
        .join(Question, Question.id == Answer.question_id)
        .join(Response, Response.id == Answer.response_id)
        .where(*_handed_in(survey, which), Question.measure == Measure.SERVICE)
        .where(Answer.number.is_not(None))
    )
    mean, n = db.session.execute(rows).one()
    performance = float(mean) if mean is not None and n >= base() else None
    fairness = results.price(survey, which).mean
    return value(head.attainment, performance, fairness, head.effort.value)

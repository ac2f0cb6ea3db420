"""What one survey comes to: loyalty against satisfaction, who only stays, and the value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from exhibitors.models import Exhibitor
from foundation.database import Rows, db
from surveys.loyalty import DISSATISFIED_TO, RETURNS_FROM, Kind, kinds
from surveys.models import Survey
from surveys.queries import Headlines, Which, base
from surveys.relationship import CALCULATIVE_HIGH, TRUST_LOW
from surveys.response import Response
from surveys.value import Value, value

NAMED = 50


@dataclass(frozen=True)
class Loyalty:
    """How many of `n` are of each kind; None below the base."""

    n: int
    counts: dict[Kind, int] | None


def _handed_in(survey: Survey, which: Which) -> tuple[ColumnElement[bool], ...]:
    return Response.survey_id == survey.id, Response.submitted_at.is_not(None), *which


def loyalty(head: Headlines) -> Loyalty:
    """Satisfaction against the intention to come again."""
    n = sum(head.pairs.values())
    return Loyalty(n, kinds(head.pairs) if n >= base() else None)


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


def value_of(head: Headlines, found: Mapping[str, Any]) -> Value:
    """The value equation of the survey, from its headlines and all else that the results page shows."""
    return value(head.attainment, found["process"].mean, found["price"].mean, head.effort.value)

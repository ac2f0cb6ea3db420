"""By which groups exhibitors are told apart."""

from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation, Status
from surveys.models import Survey, SurveyKind
from surveys.response import Response

CLASS, COUNTRY, TIMER, BEFORE = "class", "country", "timer", "before"
RATED = (CLASS, COUNTRY, TIMER, BEFORE)
NONE, FIRST, RETURNING = "none", "first_time", "returning"
DELIGHTED, SATISFIED, DISSATISFIED, SILENT = "delighted", "satisfied", "dissatisfied", "silent"
SAID = {5: DELIGHTED, 4: SATISFIED, 3: DISSATISFIED, 2: DISSATISFIED, 1: DISSATISFIED}
"""What an overall answer was, in a word."""


def came_before(edition: Edition) -> ColumnElement[bool]:
    """Whether the exhibitor took part in an earlier edition of the show."""
    earlier, its = aliased(Participation), aliased(Edition)
    rows = (
        select(earlier.exhibitor_id)
        .join(its, its.id == earlier.edition_id)
        .where(earlier.status == Status.ATTENDED)
        .where(its.show_id == edition.show_id, its.starts_on < edition.starts_on)
    )
    return Exhibitor.id.in_(rows)


def said_before(edition: Edition) -> ColumnElement[Any]:
    """The exhibitor's overall answer about the latest earlier edition of the show that it answered about."""
    earlier, its, asked = aliased(Response), aliased(Edition), aliased(Survey)
    return (
        select(earlier.overall)
        .join(asked, asked.id == earlier.survey_id)
        .join(its, its.id == asked.edition_id)
        .where(earlier.exhibitor_id == Exhibitor.id, earlier.overall.is_not(None))
        .where(asked.kind == SurveyKind.POST_SHOW, earlier.submitted_at.is_not(None))
        .where(its.show_id == edition.show_id, its.starts_on < edition.starts_on)
        .order_by(its.starts_on.desc(), earlier.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def dimension(name: str, edition: Edition) -> ColumnElement[str]:
    """The group of an exhibitor, as a word."""
    if name == COUNTRY:
        return func.coalesce(Exhibitor.country, NONE)
    if name == TIMER:
        return case((came_before(edition), literal(RETURNING)), else_=literal(FIRST))
    if name == BEFORE:
        return case(SAID, value=said_before(edition), else_=literal(SILENT))
    return func.coalesce(Exhibitor.relationship_class, NONE)

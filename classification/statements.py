"""The statements that `classification.reading` runs, each built once: for everybody, or for a few.

Their parameters are `until` (an instant), `as_of` (a day) and, where few are asked for, `only` (exhibitors).
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from complaints.models import Complaint, State
from events.models import Edition
from exhibitors.held import is_held
from exhibitors.interaction import Interaction, InteractionKind
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation, Status
from foundation.columns import Numbers
from foundation.database import UtcDateTime
from surveys.kinds import SurveyKind
from surveys.models import Invitation, Survey
from surveys.response import Response
from surveys.silence import asks_by_name

BILLED = (*TAKING_PART, Status.NO_SHOW)
UNTIL = bindparam("until", type_=UtcDateTime())
SINCE = bindparam("since", type_=UtcDateTime())
AS_OF = bindparam("as_of", type_=Date())
ONLY = bindparam("only", expanding=True)


def few_of(statement: Numbers, column: InstrumentedAttribute[Any], few: bool) -> Numbers:
    """Return the statement, for a few where asked."""
    return statement.where(column.in_(ONLY)) if few else statement


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


@cache
def calendar() -> Numbers:
    """Return the editions that have begun by the day; those cancelled or without a list nobody missed."""
    columns = Edition.id, Edition.show_id, Edition.starts_on, Edition.exchange_rate
    return select(*columns).where(Edition.starts_on <= AS_OF, is_held())


@cache
def exhibitors(few: bool) -> Numbers:
    """Return every exhibitor with its potential and the company it is part of."""
    columns = Exhibitor.id, Exhibitor.potential_minor, Exhibitor.parent_id
    return few_of(select(*columns).order_by(Exhibitor.id), Exhibitor.id, few)


@cache
def relatives() -> Numbers:
    """Return who stands at the head of a family or belongs to it, with the stored value."""
    family = or_(Exhibitor.id.in_(ONLY), Exhibitor.parent_id.in_(ONLY))
    return select(Exhibitor.id, Exhibitor.parent_id, Exhibitor.value_minor).where(family)


@cache
def participations(few: bool) -> Numbers:
    """Return the participations that were billed."""
    statement = select(
        Participation.exhibitor_id,
        Participation.edition_id,
        _flag(Participation.status.in_(TAKING_PART)).label("taking_part"),
        Participation.price_minor,
        Participation.cost_minor,
        Participation.cost_hours,
        Participation.net_area_m2,
    ).where(Participation.status.in_(BILLED))
    return few_of(statement, Participation.exhibitor_id, few)


@cache
def conduct(few: bool) -> Numbers:
    """Return the participations with conduct points."""
    columns = Participation.exhibitor_id, Participation.edition_id, Participation.conduct_points
    statement = select(*columns).where(Participation.conduct_points > 0)
    return few_of(statement, Participation.exhibitor_id, few)


@cache
def co_exhibitors(few: bool) -> Numbers:
    """Return how many share the stand of each main exhibitor at each edition."""
    co = aliased(Participation)
    statement = (
        select(Participation.exhibitor_id, Participation.edition_id, func.count(co.id).label("shared"))
        .join(co, co.main_id == Participation.id)
        .where(co.status.in_(TAKING_PART))
        .group_by(Participation.exhibitor_id, Participation.edition_id)
    )
    return few_of(statement, Participation.exhibitor_id, few)


@cache
def overdue(few: bool) -> Numbers:
    """Return (exhibitor, overdue in house currency, oldest due day) of those who owe past the day."""
    owed = (Participation.price_minor - Participation.paid_minor) * Edition.exchange_rate
    late = and_(Participation.due_on < AS_OF, Participation.price_minor > Participation.paid_minor)
    statement = (
        select(Participation.exhibitor_id, func.sum(owed), func.min(Participation.due_on))
        .join(Edition, Edition.id == Participation.edition_id)
        .where(Participation.status.in_(BILLED), late)
        .group_by(Participation.exhibitor_id)
    )
    return few_of(statement, Participation.exhibitor_id, few)


@cache
def responses(few: bool) -> Numbers:
    """Return the headline figures of post-show responses, the latest of an exhibitor last."""
    statement = (
        select(
            Response.exhibitor_id, Response.overall, Response.relationship_quality, Response.goal_attainment
        )
        .join(Survey, Survey.id == Response.survey_id)
        .where(Response.submitted_at < UNTIL, Survey.kind == SurveyKind.POST_SHOW)
        .where(Response.exhibitor_id.is_not(None))
        .order_by(Response.exhibitor_id, Response.submitted_at, Response.id)
    )
    return few_of(statement, Response.exhibitor_id, few)


@cache
def invitations(few: bool) -> Numbers:
    """Return every invitation sent, with whether it was answered."""
    answered = _flag(Invitation.answered_at < UNTIL).label("answered")
    statement = select(Invitation.exhibitor_id, Invitation.survey_id, answered)
    return few_of(statement.where(Invitation.sent_at < UNTIL), Invitation.exhibitor_id, few)


@cache
def surveys() -> Numbers:
    """Return the post-show surveys that ask by name, the latest last."""
    statement = select(Survey.id, Survey.closes_at).where(asks_by_name())
    return statement.order_by(Survey.opens_at, Survey.id)


@cache
def contacts(few: bool) -> Numbers:
    """Return how often each exhibitor was in touch with us; a note is no contact."""
    statement = (
        select(Interaction.exhibitor_id, func.count().label("times"))
        .where(Interaction.happened_at >= SINCE, Interaction.happened_at < UNTIL)
        .where(Interaction.kind != InteractionKind.NOTE)
        .group_by(Interaction.exhibitor_id)
    )
    return few_of(statement, Interaction.exhibitor_id, few)


@cache
def complaints(few: bool) -> Numbers:
    """Return how many complaints each exhibitor has open, and how many of those came back."""
    is_open = or_(Complaint.state != State.CLOSED, Complaint.closed_at >= UNTIL)
    statement = (
        select(
            Complaint.exhibitor_id,
            func.sum(_flag(Complaint.reopened == 0)).label("fresh"),
            func.sum(_flag(Complaint.reopened > 0)).label("reopened"),
        )
        .where(Complaint.received_at < UNTIL, is_open)
        .group_by(Complaint.exhibitor_id)
    )
    return few_of(statement, Complaint.exhibitor_id, few)

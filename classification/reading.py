"""The statements that read what the rooms below know of exhibitors, each a table of numbers."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from classification.held_editions import Calendar
from complaints.models import Complaint, Remedy, State
from events.models import Edition
from exhibitors.held import is_held
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation, Status
from foundation.columns import Columns, Numbers, read_columns, read_few
from foundation.database import db
from plans.offer import Answer, Uptake
from surveys.kinds import SurveyKind
from surveys.models import Invitation, Survey
from surveys.response import Response
from surveys.silence import asks_by_name

BILLED = (*TAKING_PART, Status.NO_SHOW)
Only = Collection[int] | None


def _read(statement: Numbers, column: InstrumentedAttribute[Any], only: Only) -> Columns:
    return read_columns(statement) if only is None else read_few(_of(statement, column, only))


def _of(statement: Numbers, column: InstrumentedAttribute[Any], only: Only) -> Numbers:
    return statement if only is None else statement.where(column.in_(only))


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def calendar(as_of: date) -> Calendar:
    """Return the editions that have begun by the day; those cancelled or without a list nobody missed."""
    columns = Edition.id, Edition.show_id, Edition.starts_on, Edition.exchange_rate
    rows = db.session.execute(select(*columns).where(Edition.starts_on <= as_of, is_held()))
    return Calendar.of((number, show, day, rate) for number, show, day, rate in rows)


def exhibitors(only: Only) -> Columns:
    """Return every exhibitor with its potential."""
    statement = select(Exhibitor.id, Exhibitor.potential_minor).order_by(Exhibitor.id)
    return _read(statement, Exhibitor.id, only)


def participations(held: Calendar, only: Only) -> Columns:
    """Return the participations that were billed, at the editions held."""
    statement = select(
        Participation.exhibitor_id,
        Participation.edition_id,
        _flag(Participation.status.in_(TAKING_PART)).label("taking_part"),
        Participation.price_minor,
        Participation.cost_minor,
        Participation.cost_hours,
        Participation.net_area_m2,
    ).where(Participation.status.in_(BILLED))
    return _at(held, _read(statement, Participation.exhibitor_id, only))


def conduct(held: Calendar, only: Only) -> Columns:
    """Return the participations with conduct points, at the editions held."""
    columns = Participation.exhibitor_id, Participation.edition_id, Participation.conduct_points
    statement = select(*columns).where(Participation.conduct_points > 0)
    return _at(held, _read(statement, Participation.exhibitor_id, only))


def _at(held: Calendar, rows: Columns) -> Columns:
    """The rows at editions held: left out here, because a join would make the database read row by row."""
    kept = np.isin(rows["edition_id"], held.ids)
    return {name: column[kept] for name, column in rows.items()}


def remedies(as_of: date, until: datetime, only: Only) -> Columns:
    """Return what accepted remedies cost by exhibitor and edition, in the edition's currency."""
    statement = (
        select(Complaint.exhibitor_id, Complaint.edition_id, func.sum(Remedy.cost_minor).label("cost"))
        .join(Complaint, Complaint.id == Remedy.complaint_id)
        .join(Edition, Edition.id == Complaint.edition_id)
        .where(Remedy.state == "accepted", Remedy.offered_at < until, Edition.starts_on <= as_of)
        .group_by(Complaint.exhibitor_id, Complaint.edition_id)
    )
    return _read(statement, Complaint.exhibitor_id, only)


def services(held: Calendar, until: datetime, only: Only) -> Columns:
    """Return what services taken up cost less what they brought, in the edition's currency."""
    cost = func.sum(Uptake.cost_minor - Uptake.price_minor).label("cost")
    statement = (
        select(Participation.exhibitor_id, Participation.edition_id, cost)
        .select_from(Uptake)
        .join(Participation, Participation.id == Uptake.participation_id)
        .where(Uptake.answer == Answer.TAKEN, Uptake.answered_at < until, Participation.status.in_(BILLED))
        .group_by(Participation.exhibitor_id, Participation.edition_id)
    )
    return _at(held, _read(statement, Participation.exhibitor_id, only))


def extras(held: Calendar, as_of: date, until: datetime, only: Only) -> Columns:
    """Return remedies and services as one table."""
    found = remedies(as_of, until, only), services(held, until, only)
    return {name: np.concatenate([one[name] for one in found]) for name in found[0]}


def overdue(as_of: date, only: Only) -> list[tuple[int, float, int]]:
    """Return (exhibitor, overdue in house currency, days of the oldest) who owe past the day."""
    owed = (Participation.price_minor - Participation.paid_minor) * Edition.exchange_rate
    late = and_(Participation.due_on < as_of, Participation.price_minor > Participation.paid_minor)
    statement = (
        select(Participation.exhibitor_id, func.sum(owed), func.min(Participation.due_on))
        .join(Edition, Edition.id == Participation.edition_id)
        .where(Participation.status.in_(BILLED), late)
        .group_by(Participation.exhibitor_id)
    )
    rows = db.session.execute(_of(statement, Participation.exhibitor_id, only))
    return [(who, float(minor), (as_of - due).days) for who, minor, due in rows]


def responses(until: datetime, only: Only) -> Columns:
    """Return the headline figures of post-show responses, the latest of an exhibitor last."""
    statement = (
        select(
            Response.exhibitor_id, Response.overall, Response.relationship_quality, Response.goal_attainment
        )
        .join(Survey, Survey.id == Response.survey_id)
        .where(Response.submitted_at < until, Survey.kind == SurveyKind.POST_SHOW)
        .where(Response.exhibitor_id.is_not(None))
        .order_by(Response.exhibitor_id, Response.submitted_at, Response.id)
    )
    return _read(statement, Response.exhibitor_id, only)


def invitations(until: datetime, only: Only) -> Columns:
    """Return every invitation sent, with whether it was answered."""
    statement = select(
        Invitation.exhibitor_id,
        Invitation.survey_id,
        _flag(Invitation.answered_at < until).label("answered"),
    ).where(Invitation.sent_at < until)
    return _read(statement, Invitation.exhibitor_id, only)


def surveys(until: datetime) -> list[tuple[int, bool]]:
    """Return (id, closed) of the post-show surveys that ask by name, the latest last."""
    statement = select(Survey.id, Survey.closes_at).where(asks_by_name())
    rows = db.session.execute(statement.order_by(Survey.opens_at, Survey.id))
    return [(number, closes_at < until) for number, closes_at in rows]


def complaints(until: datetime, only: Only) -> Columns:
    """Return how many complaints each exhibitor has open, and how many of those came back."""
    is_open = or_(Complaint.state != State.CLOSED, Complaint.closed_at >= until)
    statement = (
        select(
            Complaint.exhibitor_id,
            func.sum(_flag(Complaint.reopened == 0)).label("fresh"),
            func.sum(_flag(Complaint.reopened > 0)).label("reopened"),
        )
        .where(Complaint.received_at < until, is_open)
        .group_by(Complaint.exhibitor_id)
    )
    return _read(statement, Complaint.exhibitor_id, only)

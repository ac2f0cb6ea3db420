"""What was known on a past day, and only that: facts, class by the rules alone, alert, chance to return.

Nothing entered later is read. Potential, what is owed and conduct points are kept without a history, so as of
a past day they are unknown; complaints are read from their steps. Neither the class set by hand nor the class
before counts: what is tried is the rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from flask import current_app
from numpy.typing import NDArray
from sqlalchemy import and_, case, func, or_, select

from classification import assessing, policies, presence, reading, residual
from classification.gathering import Portfolio, gather, visits_of
from classification.held_editions import Calendar
from classification.policy import Policy
from classification.portfolio import Codes, judge_all
from complaints.models import Complaint, ComplaintStep, State
from foundation.database import db

Whole = NDArray[np.int64]
Column = NDArray[np.float64]
WITHHELD = ("potential_minor", "overdue_minor", "overdue_days", "conduct_points")
PRESENCE = ("participations", "editions_since_last", "gap_before_last")


@dataclass(frozen=True)
class Snapshot:
    """Exhibitors by rising id on a day. Each course (an exhibitor at a show) has its chance to come again."""

    as_of: date
    ids: Whole
    facts: Mapping[str, Column]
    relationship_class: Codes
    alert: NDArray[np.str_]
    calendar: Calendar
    visits: presence.Visits
    courses: presence.Courses
    chances: Column


def snapshot(as_of: date, editions: int, policy: Policy | None = None) -> Snapshot:
    """Return what was known at the day's end; chances are to come in the next `editions` of the show."""
    policy = policy or policies.policy_of(policies.in_force(as_of) or policies.in_force(assessing.today()))
    portfolio = _known_then(gather(as_of, policy), as_of)
    calendar = reading.calendar(as_of)
    rows = reading.participations(calendar, None)
    who = np.searchsorted(portfolio.ids, rows["exhibitor_id"])
    visits = visits_of(rows, who, calendar.index(rows["edition_id"]), calendar)
    courses = presence.Courses.of(visits, calendar)
    judgements = judge_all(portfolio.judged(), policy)
    return Snapshot(
        as_of=as_of,
        ids=portfolio.ids,
        facts=portfolio.facts,
        relationship_class=judgements.relationship_class,
        alert=assessing.alerts(portfolio, judgements),
        calendar=calendar,
        visits=visits,
        courses=courses,
        chances=residual.return_chances(courses, portfolio.retention, editions),
    )


def _known_then(portfolio: Portfolio, as_of: date) -> Portfolio:
    """The portfolio without what was entered later."""
    size = len(portfolio.ids)
    facts = dict(portfolio.facts) | {name: np.full(size, np.nan) for name in WITHHELD}
    zone = ZoneInfo(current_app.config["TIME_ZONE"])
    until = datetime.combine(as_of + timedelta(days=1), time.min, zone)
    facts |= {name: np.zeros(size) for name in ("open_complaints", "reopened_complaints")}
    for exhibitor_id, fresh, reopened in _complaints(until):
        place = np.searchsorted(portfolio.ids, exhibitor_id)
        facts["open_complaints"][place], facts["reopened_complaints"][place] = fresh, reopened
    return Portfolio(portfolio.ids, facts, portfolio.retention)


def _complaints(until: datetime) -> list[tuple[int, int, int]]:
    """Return (exhibitor, open for the first time, open again) as the steps by then tell it."""
    moved = ComplaintStep.from_state != ComplaintStep.to_state
    closings = func.sum(case((and_(moved, ComplaintStep.to_state == State.CLOSED), 1), else_=0))
    reopenings = func.sum(case((and_(moved, ComplaintStep.from_state == State.CLOSED), 1), else_=0))
    steps = (
        select(
            ComplaintStep.complaint_id,
            closings.label("closings"),
            reopenings.label("reopenings"),
        )
        .where(ComplaintStep.at < until)
        .group_by(ComplaintStep.complaint_id)
        .subquery()
    )
    again = func.coalesce(steps.c.reopenings, 0)
    is_open = or_(Complaint.closed_at.is_(None), Complaint.closed_at >= until)
    statement = (
        select(
            Complaint.exhibitor_id,
            func.sum(case((again == 0, 1), else_=0)),
            func.sum(case((again > 0, 1), else_=0)),
        )
        .join(steps, steps.c.complaint_id == Complaint.id, isouter=True)
        .where(Complaint.received_at < until, is_open, func.coalesce(steps.c.closings, 0) <= again)
        .group_by(Complaint.exhibitor_id)
    )
    return [(who, int(fresh), int(reopened)) for who, fresh, reopened in db.session.execute(statement)]

"""Telling us of overdue promises: each rung of the ladder once for each due day, by one statement."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update

from events.models import Edition
from exhibitors.assignment import Assignment, Duty
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from plans import notices
from plans.lines import LINES, lines
from plans.models import PlanItem, ServicePlan
from plans.queries import OPEN, running
from staff import absences
from staff.climbing import reached
from staff.ladder import COVER, MANAGERS, OWNER, Rung, whom
from staff.models import Person, Role

LADDER = (Rung(0, (OWNER,)), Rung(24, (OWNER, COVER)), Rung(72, (OWNER, COVER, MANAGERS)))
"""A promise falls due with the end of its day; a rung is a number of whole days."""
AT_ONCE = 5_000


def sweep() -> int:
    """Raise what has come due since, at most AT_ONCE; return how many promises.

    The marks and the mails are the caller's one transaction: killed before its end, nothing was raised.
    """
    raised = claim()
    if raised:
        _tell(raised)
    return len(raised)


def _climbing(rung: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a promise has come to a rung that was not raised for its due day."""
    again = or_(PlanItem.escalated_due.is_(None), PlanItem.escalated_due != PlanItem.due_on)
    return or_(again, PlanItem.escalated < rung)


def claim() -> dict[int, int]:
    """Mark in one statement which rung each has come to; who comes second gets none of them."""
    ends = [clock.today() - timedelta(hours=rung.hours) for rung in LADDER]
    rung = reached(PlanItem.due_on, ends)
    late = OPEN, PlanItem.due_on < ends[0], _climbing(rung)
    query = running(select(PlanItem.id)).join(Edition, Edition.id == Participation.edition_id)
    those = query.where(*late, Edition.cancelled.is_(False)).order_by(PlanItem.due_on, PlanItem.id)
    marked = (
        update(PlanItem)
        .where(PlanItem.id.in_(those.limit(AT_ONCE)), *late)
        .values(escalated=rung, escalated_due=PlanItem.due_on, escalated_at=clock.now())
        .returning(PlanItem.id, PlanItem.escalated)
    )
    return {row.id: row.escalated for row in db.session.connection().execute(marked)}


def _tell(raised: dict[int, int]) -> None:
    """Write at most one mail a person, whatever the number of promises."""
    rows: Sequence[Any] = db.session.execute(
        lines(Participation.exhibitor_id)
        .where(PlanItem.id.in_(raised))
        .order_by(PlanItem.due_on, PlanItem.id)
    ).all()
    people = {person.id: person for person in db.session.scalars(select(Person).where(Person.active))}
    roles = _roles(people)
    away = absences.covers([row.owner_id for row in rows if row.owner_id], clock.today())
    deputies = _deputies(raised)
    told: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        rung = LADDER[raised[row.id] - 1]
        for person in whom(rung, row.owner_id, roles, away, deputies[row.exhibitor_id]):
            told[person].append(row)
    for person, mine in told.items():
        notices.overdue(people[person], mine[:LINES], len(mine))


def _roles(people: dict[int, Person]) -> dict[int, str]:
    """Return everybody's role; where there is no manager, administrators are told in their place."""
    roles = {number: person.role for number, person in people.items()}
    if Role.MANAGER in roles.values():
        return roles
    return {number: Role.MANAGER if role == Role.ADMIN else role for number, role in roles.items()}


def _deputies(raised: dict[int, int]) -> dict[int, set[int]]:
    """Return who serves each exhibitor beside its owner, for those whose promises were raised."""
    exhibitors = (
        select(Participation.exhibitor_id)
        .join(ServicePlan, ServicePlan.participation_id == Participation.id)
        .join(PlanItem, PlanItem.plan_id == ServicePlan.id)
        .where(PlanItem.id.in_(raised))
    )
    present = select(Assignment.exhibitor_id, Assignment.person_id).where(
        Assignment.exhibitor_id.in_(exhibitors), Assignment.until.is_(None), Assignment.duty == Duty.DEPUTY
    )
    found: dict[int, set[int]] = defaultdict(set)
    for exhibitor, person in db.session.execute(present):
        found[exhibitor].add(person)
    return found

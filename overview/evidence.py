"""One exhibitor at one edition on one page: what it wanted, what we promised, what we did, what it said.

What it said is taken from surveys with names alone: no answer that was given in confidence stands here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from complaints.models import Complaint
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from goals.models import Goal
from goals.queries import goals_of
from goals.sheet import GoalSheet
from plans import offering
from plans.models import ItemState, PlanItem
from plans.offer import Answer
from plans.queries import items_of
from surveys.attainment import Attainment, exhibitor_attainment
from surveys.mode import Mode
from surveys.models import Survey
from surveys.response import Response


@dataclass(frozen=True)
class Evidence:
    """Everything the page shows; `promises` by the goal that each serves, None for those that serve none."""

    participation: Participation
    goals: Sequence[Goal]
    sheet: GoalSheet | None
    promises: Mapping[int | None, Sequence[PlanItem]]
    said: Sequence[Response]
    complaints: Sequence[Complaint]
    services: Sequence[Any]
    attainment: Attainment
    as_of: date

    @property
    def items(self) -> list[PlanItem]:
        """Return every promise."""
        return [item for found in self.promises.values() for item in found]

    @property
    def promised(self) -> int:
        """Return how many promises were made and not given up."""
        return sum(item.state != ItemState.DROPPED for item in self.items)

    @property
    def kept(self) -> int:
        """Return how many promises were delivered."""
        return sum(item.delivered_on is not None for item in self.items)

    @property
    def in_time(self) -> int:
        """Return how many were delivered by their due day."""
        return sum(item.delivered_on is not None and item.delivered_on <= item.due_on for item in self.items)

    @property
    def hours(self) -> float:
        """Return the hours that were spent."""
        return sum(item.hours_spent for item in self.items)


def _promises(participation: Participation, goals: Sequence[Goal]) -> dict[int | None, list[PlanItem]]:
    found: dict[int | None, list[PlanItem]] = {**{goal.id: [] for goal in goals}, None: []}
    for item in items_of(participation.exhibitor_id, participation.edition_id):
        found[item.goal_id if item.goal_id in found else None].append(item)
    return found


def _said(participation: Participation) -> Sequence[Response]:
    query = (
        select(Response)
        .join(Survey, Survey.id == Response.survey_id)
        .where(Survey.edition_id == participation.edition_id, Survey.mode == Mode.NAMED)
        .where(Response.exhibitor_id == participation.exhibitor_id, Response.submitted_at.is_not(None))
        .options(joinedload(Response.survey), joinedload(Response.contact))
    )
    return db.session.scalars(query.order_by(Response.submitted_at, Response.id)).all()


def evidence(participation: Participation) -> Evidence:
    """Gather the page of a participation."""
    exhibitor_id, edition_id = participation.exhibitor_id, participation.edition_id
    goals = goals_of(exhibitor_id, edition_id)
    complaints = select(Complaint).where(
        Complaint.exhibitor_id == exhibitor_id, Complaint.edition_id == edition_id
    )
    return Evidence(
        participation,
        goals,
        db.session.scalar(select(GoalSheet).where(GoalSheet.participation_id == participation.id)),
        _promises(participation, goals),
        _said(participation),
        db.session.scalars(complaints.order_by(Complaint.id)).all(),
        [row for row in offering.of_participation(participation.id) if row.answer == Answer.TAKEN],
        exhibitor_attainment((goal.reached, goal.weight) for goal in goals),
        clock.today(participation.edition.time_zone),
    )

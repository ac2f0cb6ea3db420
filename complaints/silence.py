"""Exhibitors whom we failed and who never complained: whom to call, and why we think so.

Single answers are read of named surveys only; what was promised to stay in groups is not looked at.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from complaints.models import Complaint
from events.models import Edition
from exhibitors.interaction import Interaction, InteractionKind
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import db
from plans.models import ItemState, PlanItem, ServicePlan
from surveys.kinds import Measure
from surveys.mode import Mode
from surveys.models import Invitation, Survey
from surveys.questionnaire import Question
from surveys.response import Answer, Response
from surveys.silence import asks_by_name

LOW_ITEM = 2
SHRUNK_TO = 0.8
LOW, SHRINKING, SILENT, BROKEN = "low_item", "shrinking", "no_reaction", "promise_broken"
WEIGHTS = {LOW: 3, BROKEN: 2, SHRINKING: 2, SILENT: 1}
ENOUGH = 2
SPOKEN = (InteractionKind.CALL, InteractionKind.MEETING, InteractionKind.VISIT)


@dataclass
class Unvoiced:
    """An exhibitor to call; `reasons` are the words for why, each with how many times."""

    id: int
    name: str
    relationship_class: str | None
    reasons: dict[str, int]

    @property
    def weight(self) -> int:
        """Return how much speaks for a call."""
        return sum(WEIGHTS[word] for word in self.reasons)


def _low_items(edition: Edition) -> Select:
    return (
        select(Response.exhibitor_id, func.count())
        .join(Answer, Answer.response_id == Response.id)
        .join(Question, Question.id == Answer.question_id)
        .join(Survey, Survey.id == Response.survey_id)
        .where(
            Survey.edition_id == edition.id,
            Survey.mode == Mode.NAMED,
            Response.exhibitor_id.is_not(None),
            Response.submitted_at.is_not(None),
            Question.measure == Measure.SERVICE,
            Answer.number <= LOW_ITEM,
        )
        .group_by(Response.exhibitor_id)
    )


def _shrinking(edition: Edition) -> Select:
    """Fewer square metres than at the show's edition before."""
    before, earlier = aliased(Participation), aliased(Edition)
    last = select(func.max(earlier.starts_on)).where(
        earlier.show_id == edition.show_id,
        earlier.starts_on < edition.starts_on,
        earlier.cancelled.is_(False),
    )
    return (
        select(Participation.exhibitor_id, func.count())
        .join(before, before.exhibitor_id == Participation.exhibitor_id)
        .join(Edition, Edition.id == before.edition_id)
        .where(
            Participation.edition_id == edition.id,
            Participation.status.in_(TAKING_PART),
            Edition.show_id == edition.show_id,
            Edition.starts_on == last.scalar_subquery(),
            Participation.net_area_m2 < before.net_area_m2 * SHRUNK_TO,
        )
        .group_by(Participation.exhibitor_id)
    )


def _no_reaction(edition: Edition) -> Select:
    """Asked what they thought after the show by a named survey, and no answer came."""
    return (
        select(Invitation.exhibitor_id, func.count())
        .join(Survey, Survey.id == Invitation.survey_id)
        .where(Survey.edition_id == edition.id, asks_by_name(), Invitation.sent_at.is_not(None))
        .group_by(Invitation.exhibitor_id)
        .having(func.count(Invitation.answered_at) == 0)
    )


def _broken(edition: Edition, today: date) -> Select:
    late = and_(PlanItem.state == ItemState.PROMISED, PlanItem.due_on < today)
    return (
        select(Participation.exhibitor_id, func.count())
        .join(ServicePlan, ServicePlan.participation_id == Participation.id)
        .join(PlanItem, PlanItem.plan_id == ServicePlan.id)
        .where(Participation.edition_id == edition.id, or_(PlanItem.delivered_on > PlanItem.due_on, late))
        .group_by(Participation.exhibitor_id)
    )


def _ended(edition: Edition) -> datetime:
    return datetime.combine(edition.ends_on, time(), ZoneInfo(edition.time_zone))


def unvoiced(edition: Edition, limit: int = 100) -> list[Unvoiced]:
    """Return who took part, never complained about it, and was not spoken with since; the worst first."""
    reasons = _reasons(edition)
    found = [
        Unvoiced(row.id, row.name, row.relationship_class, reasons[row.id])
        for row in db.session.execute(_unheard(edition))
        if row.id in reasons
    ]
    return sorted(found, key=lambda one: -one.weight)[:limit]


def why(edition: Edition, exhibitor_id: int) -> list[str]:
    """Return the words for why an exhibitor is to be called; none where nothing speaks for it."""
    return list(_reasons(edition, exhibitor_id).get(exhibitor_id, ()))


def _unheard(edition: Edition) -> Select:
    spoken = exists().where(
        Interaction.exhibitor_id == Exhibitor.id,
        Interaction.kind.in_(SPOKEN),
        Interaction.happened_at >= _ended(edition),
    )
    complained = exists().where(Complaint.exhibitor_id == Exhibitor.id, Complaint.edition_id == edition.id)
    present = exists().where(
        Participation.exhibitor_id == Exhibitor.id,
        Participation.edition_id == edition.id,
        Participation.status.in_(TAKING_PART),
    )
    columns = Exhibitor.id, Exhibitor.name, Exhibitor.relationship_class
    return select(*columns).where(present, ~complained, ~spoken).order_by(Exhibitor.name, Exhibitor.id)


def _reasons(edition: Edition, only: int | None = None) -> dict[int, dict[str, int]]:
    """Return the reasons of every exhibitor, or of one, for whom enough speaks."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for word, statement in _signals(edition):
        who = statement.selected_columns[0]
        for exhibitor_id, times in db.session.execute(
            statement if only is None else statement.where(who == only)
        ):
            found[exhibitor_id][word] = times
    return {who: why for who, why in found.items() if sum(WEIGHTS[word] for word in why) >= ENOUGH}


def _signals(edition: Edition) -> tuple[tuple[str, Select], ...]:
    return (
        (LOW, _low_items(edition)),
        (SHRINKING, _shrinking(edition)),
        (SILENT, _no_reaction(edition)),
        (BROKEN, _broken(edition, clock.today(edition.time_zone))),
    )

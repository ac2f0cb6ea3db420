"""The class mix at an edition: exhibitors, value, hours planned and spent, and who came back."""

from dataclasses import dataclass

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import aliased

from classification.queries import counts_by_class, newest
from classification.strategies import all_strategies
from classification.what_if import ORDER
from events.models import Edition
from events.queries import before
from exhibitors.held import counts
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from plans.models import PlanItem, ServicePlan


@dataclass(frozen=True)
class ClassLine:
    """One class. Hours are at the edition; `rebooked` is the share of those who took part in the edition
    before, in this class then, that take part in this one (None: nobody is known to have been)."""

    relationship_class: str | None
    exhibitors: int
    value_minor: int
    value_share: float | None
    hours_planned: float | None
    hours_spent: float
    rebooked: float | None


def class_mix(edition: Edition | None) -> list[ClassLine]:
    """Return a line for every class, the highest first, and one for those without."""
    mix, strategies = counts_by_class(), all_strategies()
    total = sum(value for _, value in mix.values() if value > 0)
    hours = _hours(edition) if edition else {}
    rebooked = _rebooked(edition) if edition else {}
    lines = []
    for word in ORDER:
        exhibitors, value = mix.get(word, (0, 0))
        taking_part, spent = hours.get(word, (0, 0.0))
        lines.append(
            ClassLine(
                relationship_class=word,
                exhibitors=exhibitors,
                value_minor=value,
                value_share=max(value, 0) / total if total else None,
                hours_planned=strategies[word].hours_per_edition * taking_part if word else None,
                hours_spent=spent,
                rebooked=rebooked.get(word),
            )
        )
    return lines


def _hours(edition: Edition) -> dict[str | None, tuple[int, float]]:
    """(taking part, hours spent) by class. Hours are those on the participation or, where they are more,
    those on its plan items: the same work noted in two places is counted once."""
    items = (
        select(ServicePlan.participation_id, func.sum(PlanItem.hours_spent).label("hours"))
        .join(PlanItem, PlanItem.plan_id == ServicePlan.id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .where(Participation.edition_id == edition.id)
        .group_by(ServicePlan.participation_id)
        .subquery()
    )
    noted = func.coalesce(items.c.hours, 0.0)
    spent = case((noted > Participation.cost_hours, noted), else_=Participation.cost_hours)
    statement = (
        select(Exhibitor.relationship_class, func.count(), func.sum(spent))
        .join(Participation, Participation.exhibitor_id == Exhibitor.id)
        .join(items, items.c.participation_id == Participation.id, isouter=True)
        .where(Participation.edition_id == edition.id, Participation.status.in_(TAKING_PART))
        .group_by(Exhibitor.relationship_class)
    )
    return {word: (count, float(hours or 0)) for word, count, hours in db.session.execute(statement)}


def _rebooked(edition: Edition) -> dict[str | None, float]:
    previous = before(edition)
    if previous is None or not counts(edition.id):
        return {}
    then, again = newest(previous.ends_on), aliased(Participation)
    came_again = and_(
        again.exhibitor_id == Participation.exhibitor_id,
        again.edition_id == edition.id,
        again.status.in_(TAKING_PART),
    )
    statement = (
        select(then.c.relationship_class, func.count(), func.count(again.id))
        .join(Participation, Participation.exhibitor_id == then.c.exhibitor_id)
        .join(again, came_again, isouter=True)
        .where(Participation.edition_id == previous.id, Participation.status.in_(TAKING_PART))
        .group_by(then.c.relationship_class)
    )
    return {word: back / came for word, came, back in db.session.execute(statement)}

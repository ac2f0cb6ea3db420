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


@dataclass(frozen=True)
class Share:
    """The exhibitors of one class, what they are worth, and the hours spent on them."""

    exhibitors: int = 0
    value_minor: int = 0
    hours_spent: float = 0.0


Shares = dict[str | None, Share]
Rebooked = dict[str | None, float]


def lines(shares: Shares, rebooked: Rebooked, *, at_edition: bool) -> list[ClassLine]:
    """Return a line for every class, the highest first, and one for those without.

    The hours planned are the strategies' as they are now, and none without an edition.
    """
    total = sum(max(share.value_minor, 0) for share in shares.values())
    strategies = all_strategies()
    found = []
    for word in ORDER:
        share = shares.get(word, Share())
        found.append(
            ClassLine(
                relationship_class=word,
                exhibitors=share.exhibitors,
                value_minor=share.value_minor,
                value_share=max(share.value_minor, 0) / total if total else None,
                hours_planned=strategies[word].hours_per_edition * share.exhibitors
                if word and at_edition
                else None,
                hours_spent=share.hours_spent,
                rebooked=rebooked.get(word),
            )
        )
    return found


def shares_of_all() -> Shares:
    """Return each class among everybody, whatever the edition."""
    return {word: Share(*figures) for word, figures in counts_by_class().items()}


def shares_at(edition: Edition) -> Shares:
    """Return each class among those who take part in an edition.

    Hours are those on the participation or, where they are more, those on its plan items: the same work noted
    in two places is counted once.
    """
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
        select(Exhibitor.relationship_class, func.count(), func.sum(Exhibitor.value_minor), func.sum(spent))
        .join(Participation, Participation.exhibitor_id == Exhibitor.id)
        .join(items, items.c.participation_id == Participation.id, isouter=True)
        .where(Participation.edition_id == edition.id, Participation.status.in_(TAKING_PART))
        .group_by(Exhibitor.relationship_class)
    )
    rows = db.session.execute(statement)
    return {word: Share(count, int(value or 0), float(hours or 0)) for word, count, value, hours in rows}


def rebooked_at(edition: Edition) -> Rebooked:
    """Return what share of each class, as it was at the edition before, takes part in this one."""
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

"""A play's promise: an item in the service plan of each exhibitor's next edition, where it has a plan."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import insert, select

from classification.plays.limits import Occasion
from events.models import Edition
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from plans.models import Phase, PlanItem, ServicePlan


def promise(title: str, fired: Sequence[Occasion], today: date, due: date) -> dict[int, int]:
    """Add the promise for each exhibitor; return exhibitor -> the item's id for those who have a plan."""
    owners = {one.exhibitor_id: one.owner_id for one in fired}
    plans = _next_plans(list(owners), today)
    if not plans:
        return {}
    rows = [
        {
            "plan_id": plan_id,
            "edition_id": edition_id,
            "owner_id": owners[exhibitor_id],
            "phase": Phase.BEFORE if due < starts_on else Phase.AFTER,
            "title": title,
            "due_on": due,
        }
        for exhibitor_id, (plan_id, edition_id, starts_on) in plans.items()
    ]
    numbered = insert(PlanItem).returning(PlanItem.id, sort_by_parameter_order=True)
    return dict(zip(plans, db.session.scalars(numbered, rows).all(), strict=True))


def _next_plans(exhibitor_ids: Sequence[int], today: date) -> dict[int, tuple[int, int, date]]:
    statement = (
        select(Participation.exhibitor_id, ServicePlan.id, Edition.id, Edition.starts_on)
        .join(ServicePlan, ServicePlan.participation_id == Participation.id)
        .join(Edition, Edition.id == Participation.edition_id)
        .where(Participation.exhibitor_id.in_(exhibitor_ids), Participation.status.in_(TAKING_PART))
        .where(Edition.ends_on >= today, Edition.cancelled.is_(False))
        .order_by(Edition.starts_on.desc(), ServicePlan.id)
    )
    rows = db.session.execute(statement)
    return {exhibitor_id: (plan, edition, day) for exhibitor_id, plan, edition, day in rows}

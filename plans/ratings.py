"""How well each person keeps what was promised, for the staff score."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from exhibitors.participation import Participation
from foundation.database import db
from plans.models import PlanItem
from plans.queries import DONE, OPEN, running


@dataclass(frozen=True)
class Kept:
    """Promises that had to be kept by now, and how many were, in time; `exhibitors` they were made to."""

    on_time: int
    due: int
    exhibitors: int


def kept_by_owner(edition_id: int, today: date) -> Mapping[int, Kept]:
    """Return what each owner kept of an edition's promises.

    A promise counts once it is delivered or its due day is over; it is in time when its local day of delivery
    is not after its due day. What was dropped with a reason, and what nobody owns, counts for nobody.
    """
    decided = DONE | (OPEN & (PlanItem.due_on < today))
    on_time = DONE & (PlanItem.delivered_on <= PlanItem.due_on)
    query = select(
        PlanItem.owner_id,
        func.count(PlanItem.id).filter(on_time),
        func.count(PlanItem.id),
        func.count(Participation.exhibitor_id.distinct()),
    ).select_from(PlanItem)
    query = running(query).where(
        Participation.edition_id == edition_id, PlanItem.owner_id.is_not(None), decided
    )
    rows = db.session.execute(query.group_by(PlanItem.owner_id))
    return {owner: Kept(*kept) for owner, *kept in rows if owner is not None}

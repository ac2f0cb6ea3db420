"""Keeping promises: delivered, confirmed, dropped, and one step back.

Every step is an UPDATE on condition of the state that was seen, so of two people who click at once one
succeeds and the other is told who was faster.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, select, update
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from plans.models import ItemState, PlanItem, ServicePlan
from plans.order import too_early

NOT_DELIVERED: dict[str, Any] = {"delivered_at": None, "delivered_on": None, "delivered_by_id": None}
BACK: dict[str, dict[str, Any]] = {
    ItemState.DELIVERED: {"state": ItemState.PROMISED, **NOT_DELIVERED},
    ItemState.CONFIRMED: {"state": ItemState.DELIVERED, "confirmed_at": None},
    ItemState.DROPPED: {"state": ItemState.PROMISED, "drop_reason": None},
}


class Moved(Exception):
    """The item was no longer in the state that the step needs."""


class TooEarly(Exception):
    """The item waits for a promise that is still open."""


def _move(conditions: Sequence[ColumnElement[bool]], **changes: Any) -> int:
    db.session.flush()
    moved = update(PlanItem).where(*conditions).values(version=PlanItem.version + 1, **changes)
    count = db.session.connection().execute(moved).rowcount
    db.session.expire_all()
    return count


def _move_one(item_id: int, before: str, **changes: Any) -> None:
    if _move([PlanItem.id == item_id, PlanItem.state == before], **changes) == 0:
        raise Moved


def _local_day(item_ids: Sequence[int], at: datetime) -> Any:
    """The calendar day of `at` in the time zone of each item's edition, as one SQL expression."""
    of_item = (
        select(Edition.time_zone)
        .join(Participation, Participation.edition_id == Edition.id)
        .join(ServicePlan, ServicePlan.participation_id == Participation.id)
    )
    asked = of_item.join(PlanItem, PlanItem.plan_id == ServicePlan.id).where(PlanItem.id.in_(item_ids))
    zones = db.session.scalars(asked.distinct()).all()
    days = {zone: at.astimezone(ZoneInfo(zone)).date() for zone in zones or ["UTC"]}
    zone = of_item.where(ServicePlan.id == PlanItem.plan_id).correlate(PlanItem).scalar_subquery()
    return case(days, value=zone)


def waiting(item_ids: Sequence[int]) -> set[int]:
    """Return which of the items cannot be kept together, because they wait for another that is open."""
    awaited = aliased(PlanItem)
    query = select(PlanItem.id, PlanItem.after_id, awaited.state).outerjoin(
        awaited, awaited.id == PlanItem.after_id
    )
    mine = PlanItem.id.in_(item_ids), PlanItem.state == ItemState.PROMISED
    rows = db.session.execute(query.where(*mine)).all()
    open_ones = {row.after_id for row in rows if row.state == ItemState.PROMISED}
    return too_early({row.id: row.after_id for row in rows}, open_ones)


def deliver_all(item_ids: Sequence[int], person_id: int, at: datetime | None = None) -> int:
    """Mark those among the items delivered by a person that are promised and wait for no open one.

    Return how many were.
    """
    held = waiting(item_ids)
    return _deliver([item for item in item_ids if item not in held], person_id, at)


def _deliver(item_ids: Sequence[int], person_id: int, at: datetime | None) -> int:
    at = at or clock.now()
    return _move(
        [PlanItem.id.in_(item_ids), PlanItem.state == ItemState.PROMISED],
        state=ItemState.DELIVERED,
        delivered_at=at,
        delivered_on=_local_day(item_ids, at),
        delivered_by_id=person_id,
    )


def deliver(item_id: int, person_id: int, at: datetime | None = None, *, early: bool = False) -> None:
    """Mark a promised item delivered; raises Moved, and TooEarly unless `early` says that it may be."""
    if not early and waiting([item_id]):
        raise TooEarly
    if _deliver([item_id], person_id, at) == 0:
        raise Moved


def confirm(item_id: int, at: datetime | None = None) -> None:
    """Note that the exhibitor confirmed a delivered item; raises Moved."""
    _move_one(item_id, ItemState.DELIVERED, state=ItemState.CONFIRMED, confirmed_at=at or clock.now())


def drop(item_id: int, reason: str) -> None:
    """Give up a promise, with the reason; raises Moved."""
    _move_one(item_id, ItemState.PROMISED, state=ItemState.DROPPED, drop_reason=reason)


def undo(item_id: int, seen: str) -> None:
    """Go one step back from the state that was seen; raises Moved, KeyError when there is no step back."""
    _move_one(item_id, seen, **BACK[seen])


def undo_deliveries(person_id: int, at: datetime) -> int:
    """Take back what a person marked delivered at `at` and nobody has touched since; return how many."""
    mine = [PlanItem.delivered_by_id == person_id, PlanItem.delivered_at == at]
    return _move([*mine, PlanItem.state == ItemState.DELIVERED], **BACK[ItemState.DELIVERED])

"""Service plans made from templates, and what became of each promise."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import select

from demo.columns import set_columns
from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from plans import applying, keeping
from plans.models import ItemState, Phase, PlanItem, ServicePlan

Item = tuple[int, int, date, float, str]
LATE_BASE, LATE_BY_GIFT = 0.09, 0.12
CONFIRMED = 0.3
LATELY = timedelta(days=25)
DROPPED = 0.02
FORGOTTEN = 0.03
MADE_BEFORE = timedelta(days=300)


def _items(edition: Edition, until: date) -> list[Item]:
    query = (
        select(PlanItem.id, PlanItem.owner_id, PlanItem.due_on, PlanItem.hours, PlanItem.phase)
        .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .where(Participation.edition_id == edition.id, PlanItem.due_on <= until)
        .order_by(PlanItem.id)
    )
    rows = db.session.execute(query)
    return [(item, owner, due, hours, phase) for item, owner, due, hours, phase in rows if owner is not None]


def _hours(items: list[Item], random: Random) -> None:
    spent = [
        {"number": item, "hours_spent": round(hours * random.uniform(0.7, 1.5) * 4) / 4}
        for item, _, _, hours, _ in items
    ]
    set_columns(PlanItem, spent)


def _delivered(edition: Edition, number: int, owner: int, day: date, confirmed: bool) -> dict[str, object]:
    at = datetime.combine(day, time(10), UTC)
    return {
        "number": number,
        "state": ItemState.CONFIRMED if confirmed else ItemState.DELIVERED,
        "delivered_at": at,
        "delivered_on": at.astimezone(ZoneInfo(edition.time_zone)).date(),
        "delivered_by_id": owner,
        "confirmed_at": at + timedelta(hours=26) if confirmed else None,
    }


def _made(edition: Edition) -> datetime:
    """Plans are made well before the first promise of any template is due."""
    return datetime.combine(edition.starts_on, time(9), UTC) - MADE_BEFORE


def keep(edition: Edition, today: date, gifts: dict[int | None, float], random: Random) -> None:
    """Apply the templates; deliver what was due by today, later where a person has less of a gift."""
    applying.apply_to_all(edition, _made(edition))
    items = _items(edition, today)
    _hours(items, random)
    delivered = []
    for item, owner, due, _, phase in items:
        late = random.random() < LATE_BASE - LATE_BY_GIFT * min(gifts.get(owner, 0), 0.5)
        day = due + timedelta(days=random.randint(1, 6) if late else -random.randint(0, 4))
        if phase != Phase.BEFORE:  # what belongs on site or after cannot be done before its time
            day = max(day, due)
        if day >= today or (due > today - LATELY and random.random() < FORGOTTEN):
            continue
        if random.random() < DROPPED:
            keeping.drop(item, "The exhibitor no longer needs it.")
        else:
            delivered.append(_delivered(edition, item, owner, day, random.random() < CONFIRMED))
    # Ten thousand clicks, one at a time, would take half of the demo's loading.
    set_columns(PlanItem, delivered)

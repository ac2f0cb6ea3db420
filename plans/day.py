"""One person's day: what it owes whom, over all editions."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from foundation.paging import Page, page
from plans.due import SOON, Timing, timing
from plans.models import PlanItem
from plans.queries import DONE, OPEN, awaited, running
from staff.absences import own_or_covered

KEPT = timedelta(hours=24)
AHEAD_OF_UTC = timedelta(days=1)


def _items() -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(
        PlanItem.id,
        PlanItem.title,
        PlanItem.due_on,
        PlanItem.state,
        PlanItem.special_request,
        awaited(),
        Exhibitor.name.label("exhibitor"),
        Exhibitor.relationship_class,
        Participation.id.label("participation_id"),
        Edition.name.label("edition"),
        Edition.time_zone,
    )
    return running(query).join(Edition, Edition.id == Participation.edition_id)


def owed(person_id: int, cursor: str | None = None) -> Page:
    """Return a page of a person's open items that are late or due within a week, the earliest first.

    With them those of whoever is away today and has this person to stand in.
    """
    horizon = clock.today() + AHEAD_OF_UTC + SOON
    mine = own_or_covered(PlanItem.owner_id.expression, person_id, clock.today())
    query = _items().where(mine, OPEN, PlanItem.due_on <= horizon)
    return page(query, (PlanItem.due_on, PlanItem.id), cursor)


def by_timing(rows: Sequence[Any]) -> dict[Timing, list[Any]]:
    """Sort items under how they stand today in the time zone of their edition."""
    sorted_rows: dict[Timing, list[Any]] = {how: [] for how in (Timing.LATE, Timing.TODAY, Timing.SOON)}
    for row in rows:
        how = timing(row.due_on, clock.today(row.time_zone))
        sorted_rows.setdefault(how, []).append(row)
    return sorted_rows


def just_done(person_id: int) -> Sequence[Any]:
    """Return what a person delivered in the last 24 hours, the latest first, at most twenty."""
    recent = PlanItem.delivered_at > clock.now() - KEPT
    query = _items().where(PlanItem.delivered_by_id == person_id, DONE, recent)
    return db.session.execute(query.order_by(PlanItem.delivered_at.desc(), PlanItem.id).limit(20)).all()

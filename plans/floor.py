"""What is open on the show floor, stand by stand in one hall, for people who walk past with a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Select, func, select

from events.models import Hall
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation, Stand
from foundation import clock
from foundation.database import Rows, db
from plans.models import Phase, PlanItem
from plans.queries import OPEN, awaited, running
from staff.models import Person

ON_SITE = (Phase.BUILD_UP, Phase.SHOW_DAYS, Phase.BREAKDOWN)
AHEAD, MOST = timedelta(days=1), 500
KEPT = timedelta(days=7)
"""A tick that waited longer in a phone counts from when it arrives."""


@dataclass(frozen=True)
class AtStand:
    """One exhibitor's stand with what is open there."""

    number: str
    exhibitor: str
    relationship_class: str | None
    participation_id: int
    items: Sequence[Any]


def _open(edition_id: int, day: date, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Keep what is open on site and due by the day after `day`."""
    mine = running(query).outerjoin(Stand, Stand.participation_id == Participation.id)
    return mine.where(
        Participation.edition_id == edition_id,
        OPEN,
        PlanItem.phase.in_(ON_SITE),
        PlanItem.due_on <= day + AHEAD,
    )


def halls(edition_id: int, day: date) -> Rows:
    """Return the halls with something open: id, name, how many promises; without a hall comes last."""
    query: Select[*tuple[Any, ...]] = select(
        Hall.id, Hall.name, func.count(PlanItem.id.distinct()).label("open")
    ).select_from(PlanItem)
    found = _open(edition_id, day, query).outerjoin(Hall, Hall.id == Stand.hall_id)
    return db.session.execute(
        found.group_by(Hall.id, Hall.name).order_by(Hall.name.is_(None), Hall.name)
    ).all()


def stands(edition_id: int, hall_id: int | None, day: date) -> list[AtStand]:
    """Return a hall's stands (None: those without a hall) with what is open there, at most MOST promises."""
    query: Select[*tuple[Any, ...]] = select(
        PlanItem.id,
        PlanItem.title,
        PlanItem.due_on,
        func.coalesce(Stand.number, "").label("number"),
        Exhibitor.name.label("exhibitor"),
        Exhibitor.relationship_class,
        Participation.id.label("participation_id"),
        Person.name.label("owner"),
        awaited(),
    ).outerjoin(Person, Person.id == PlanItem.owner_id)
    here = Stand.hall_id == hall_id if hall_id else Stand.hall_id.is_(None)
    rows = _open(edition_id, day, query).where(here).limit(MOST)
    ordered = rows.order_by("number", Participation.id, PlanItem.due_on, PlanItem.id)
    grouped = groupby(db.session.execute(ordered).all(), lambda row: (row.number, row.participation_id))
    return [
        AtStand(rows[0].number, rows[0].exhibitor, rows[0].relationship_class, participation_id, rows)
        for (_number, participation_id), found in grouped
        if (rows := list(found))
    ]


def ticked_at(stamp: str, now: datetime) -> datetime:
    """Return when a phone says that something was ticked; `now` where that cannot be."""
    at = clock.instant(stamp)
    return at if at and now - KEPT <= at <= now else now


def is_same_tick(item_id: int, person_id: int, at: datetime) -> bool:
    """Return whether the promise is delivered by this very tick, which was sent before."""
    mine = PlanItem.delivered_by_id == person_id, PlanItem.delivered_at == at
    return db.session.scalar(select(PlanItem.id).where(PlanItem.id == item_id, *mine)) is not None

"""Who was kept, lost, won back or new between two editions, and with what: as conditions of the list."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, not_, select
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.held import counts
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation, Stand
from exhibitors.rebooking import held_before
from foundation.database import db

KEPT, LOST, WON_BACK, NEW = MOVES = ("kept", "lost", "won_back", "new")
UPGRADED, UNCHANGED, DOWNGRADED, UNKNOWN = SPACES = ("upgraded", "unchanged", "downgraded", "unknown")
NONE = "none"
SAME_M2 = 0.05
"""Areas that differ by less are the same: a conversion from square feet leaves that much."""


def moved(move: str, edition_id: int, since_id: int | None = None) -> ColumnElement[bool]:
    """Return the condition that an exhibitor made this move at the edition, since another one of its show.

    Without `since_id` that is the edition before. Nobody moved where either does not count.
    """
    since_id, earlier = _since(edition_id, since_id)
    if since_id is None:
        return false()
    here, last, ever = _took_part([edition_id]), _took_part([since_id]), _took_part(earlier)
    return {
        KEPT: and_(here, last),
        LOST: and_(last, not_(here)),
        WON_BACK: and_(here, not_(last), ever),
        NEW: and_(here, not_(last), not_(ever)),
    }[move]


def _since(edition_id: int, since_id: int | None) -> tuple[int | None, Sequence[int]]:
    """The edition compared with, and those that count before it; None where there is nothing to compare."""
    before = held_before(db.session.get_one(Edition, edition_id))
    since_id = since_id or next(iter(before), None)
    if since_id not in before or not counts(edition_id):
        return None, ()
    return since_id, before[before.index(since_id) + 1 :]


def _took_part(edition_ids: Sequence[int]) -> ColumnElement[bool]:
    there = Participation.edition_id.in_(edition_ids), Participation.status.in_(TAKING_PART)
    return Exhibitor.id.in_(select(Participation.exhibitor_id).where(*there))


def space_change(before: Any, after: Any) -> ColumnElement[str]:
    """Return what became of the space, from the areas (m²) at two editions; unknown where either is."""
    return case(
        (before.is_(None) | after.is_(None), UNKNOWN),
        (after - before > SAME_M2, UPGRADED),
        (before - after > SAME_M2, DOWNGRADED),
        else_=UNCHANGED,
    )


def with_space(space: str, edition_id: int, since_id: int | None = None) -> ColumnElement[bool]:
    """Return the condition that an exhibitor was at both editions and its space changed in this way."""
    since_id, _earlier = _since(edition_id, since_id)
    then, now = aliased(Participation), aliased(Participation)
    both = (
        select(now.exhibitor_id)
        .join(then, then.exhibitor_id == now.exhibitor_id)
        .where(now.edition_id == edition_id, now.status.in_(TAKING_PART))
        .where(then.edition_id == since_id, then.status.in_(TAKING_PART))
        .where(space_change(then.net_area_m2, now.net_area_m2) == space)
    )
    return Exhibitor.id.in_(both)


def placed(
    move: str, edition_id: int, since_id: int | None = None, *, hall: str = "", package: str = ""
) -> ColumnElement[bool]:
    """Return the condition that an exhibitor had this package, and a stand in this hall (its number).

    At the edition, but of who was kept or lost at the edition before or `since_id`; "none" is for neither.
    """
    at = _since(edition_id, since_id)[0] if move in (KEPT, LOST) else edition_id
    query = select(Participation.exhibitor_id).where(
        Participation.edition_id == at, Participation.status.in_(TAKING_PART)
    )
    if package:
        query = query.where(Participation.package == (None if package == NONE else package))
    if hall:
        query = query.where(_in_hall(hall))
    return Exhibitor.id.in_(query)


def _in_hall(hall: str) -> ColumnElement[bool]:
    mine = exists().where(Stand.participation_id == Participation.id).correlate(Participation)
    return ~mine.where(Stand.hall_id.is_not(None)) if hall == NONE else mine.where(Stand.hall_id == int(hall))

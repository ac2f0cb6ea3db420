"""The owners' stints, kept in step with `exhibitor.owner_id` whoever changes it, for any number at once.

Called where owners change: when exhibitors are flushed (below), when many are changed at once
(exhibitors/history.py), and when two become one (exhibitors/merging.py).
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    delete,
    event,
    func,
    insert,
    inspect,
    literal,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session

from exhibitors.assignment import Assignment, Duty
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import UtcDateTime, db

SLIP = timedelta(days=1)
"""Who looked after an exhibitor for less did not: an assignment taken back leaves the history as it was."""
Which = Select[*tuple[Any, ...]] | Collection[int] | None
_OWNS = Assignment.duty == Duty.OWNER
_PRESENT = and_(_OWNS, Assignment.until.is_(None))


def keep_in_step(which: Which = None) -> None:
    """End the stints of who no longer owns these exhibitors (by default all), and begin those of who does."""
    now = clock.now()
    _end(which, now)
    _resume(which, now)
    _begin(which, now)


def _end(which: Which, now: Any) -> None:
    owner = select(Exhibitor.owner_id).where(Exhibitor.id == Assignment.exhibitor_id).scalar_subquery()
    over = and_(
        _PRESENT, Assignment.person_id.is_distinct_from(owner), _narrowed(Assignment.exhibitor_id, which)
    )
    slip = Assignment.since > now - SLIP, Assignment.handover.is_(None)
    _run(delete(Assignment).where(over, *slip))
    _run(update(Assignment).where(over).values(until=now))


def _resume(which: Which, now: Any) -> None:
    """Whoever is back within a day never left."""
    back = (
        select(func.max(Assignment.id))
        .join(Exhibitor, Exhibitor.id == Assignment.exhibitor_id)
        .where(_OWNS, Assignment.person_id == Exhibitor.owner_id, Assignment.until > now - SLIP)
        .where(_unowned(), _narrowed(Exhibitor.id, which))
        .group_by(Assignment.exhibitor_id)
    )
    found = db.session.connection().execute(back).scalars().all()
    for start in range(0, len(found), 5000):
        _run(update(Assignment).where(Assignment.id.in_(found[start : start + 5000])).values(until=None))


def _begin(which: Which, now: Any) -> None:
    new = select(Exhibitor.id, Exhibitor.owner_id, literal(str(Duty.OWNER)), literal(now, UtcDateTime)).where(
        Exhibitor.owner_id.is_not(None), _unowned(), _narrowed(Exhibitor.id, which)
    )
    _run(insert(Assignment).from_select(["exhibitor_id", "person_id", "duty", "since"], new))


def _unowned() -> ColumnElement[bool]:
    """The condition that nobody's stint as the exhibitor's owner is going on."""
    present = Assignment.__table__.alias("present")
    going_on = select(present.c.id).where(
        present.c.exhibitor_id == Exhibitor.id, present.c.duty == Duty.OWNER, present.c.until.is_(None)
    )
    return ~going_on.correlate(Exhibitor).exists()


def _narrowed(column: Any, which: Which) -> ColumnElement[bool]:
    return true() if which is None else column.in_(which)


def _run(statement: Any) -> None:
    db.session.connection().execute(statement)


def _follow(session: Session, _context: Any) -> None:
    fresh = [row.id for row in session.new if isinstance(row, Exhibitor) and row.owner_id]
    changed = [
        row.id
        for row in session.dirty
        if isinstance(row, Exhibitor) and inspect(row).attrs["owner_id"].history.has_changes()
    ]
    if fresh or changed:
        keep_in_step([*fresh, *changed])


event.listen(db.session, "after_flush", _follow)

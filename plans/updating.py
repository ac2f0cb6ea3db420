"""Running plans brought up to the newest version of their template, all at once, and taken back.

A change that is not chosen is not offered again: the plans count as brought up to date.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, bindparam, delete, exists, select, update
from sqlalchemy.orm import aliased

from events.models import Edition
from foundation import clock
from foundation.database import db
from plans import taking_over
from plans.behind import behind, versions
from plans.copying import due_days
from plans.differences import Change, Kind, compare
from plans.models import ItemState, PlanItem, PlanTemplate, ServicePlan
from plans.versions import PlanUpdate, promises

AT_ONCE = 5_000
ITEMS = PlanItem.__table__


class Undone(Exception):
    """The update was taken back before."""


def bring_up(
    edition: Edition,
    template: PlanTemplate,
    keys: Collection[str],
    plan_ids: Sequence[int] | None = None,
    person_id: int | None = None,
) -> PlanUpdate | None:
    """Make the chosen changes in the plans behind (those of `plan_ids`; None: all); None when none is.

    Two at once queue at the template, and the second finds nothing behind.
    """
    db.session.flush()
    db.session.execute(select(PlanTemplate.id).where(PlanTemplate.id == template.id).with_for_update())
    chosen = () if plan_ids is None else (ServicePlan.id.in_(plan_ids),)
    there, due = promises(template.id), due_days(edition, clock.now())
    newest = max(there, default=0)
    before: dict[str, list[Any]] = {"plans": [], "added": [], "changed": [], "dropped": []}
    for number in versions(edition.id, template.id, *chosen):
        known = ServicePlan.template_version == number
        plans = list(db.session.scalars(behind(edition.id, template.id, known, *chosen)))
        changes = [one for one in compare(there[number], there[newest]) if one.key in keys]
        for start in range(0, len(plans), AT_ONCE):
            _take_over(plans[start : start + AT_ONCE], changes, edition, due, before)
        before["plans"] += [[plan, number] for plan in plans]
    if not before["plans"]:
        return None
    _count_as([plan for plan, _number in before["plans"]], newest)
    made = PlanUpdate(
        template_id=template.id, edition_id=edition.id, number=newest, before=before, person_id=person_id
    )
    db.session.add(made)
    db.session.flush()
    db.session.expire_all()
    return made


def _take_over(
    plans: Sequence[int],
    changes: Sequence[Change],
    edition: Edition,
    due: dict[int, date],
    before: dict[str, list[Any]],
) -> None:
    of = select(ServicePlan.id).where(ServicePlan.id.in_(plans))
    kinds: dict[Kind, list[Change]] = defaultdict(list)
    for change in changes:
        kinds[change.kind].append(change)
    new = {change.item_id for change in kinds[Kind.ADDED]}
    before["added"] += taking_over.add(of, {item: day for item, day in due.items() if item in new})
    values = taking_over.new_values(kinds[Kind.CHANGED], edition, due)
    waiting = [one.item_id for one in kinds[Kind.CHANGED] if "after_id" in one.fields]
    before["changed"] += taking_over.change(of, values, waiting)
    gone = [change.item_id for change in kinds[Kind.REMOVED]]
    before["dropped"] += taking_over.drop(of, gone, _("It is no longer in the template."))


def _count_as(plans: Sequence[int], number: int, seen: int | None = None) -> None:
    for start in range(0, len(plans), AT_ONCE):
        which = update(ServicePlan).where(ServicePlan.id.in_(plans[start : start + AT_ONCE]))
        which = which if seen is None else which.where(ServicePlan.template_version == seen)
        db.session.connection().execute(which.values(template_version=number))


def _restore(rows: Iterable[dict[str, Any]]) -> None:
    """Write values back into the items that nobody has touched since."""
    untouched = ITEMS.c.id == bindparam("number"), ITEMS.c.version == bindparam("since")
    rows = list(rows)
    if rows:
        values = {name: bindparam(name) for name in rows[0] if name not in ("number", "since")}
        write = update(PlanItem.__table__).where(*untouched)  # pyright: ignore[reportArgumentType]
        db.session.connection().execute(write.values(version=ITEMS.c.version + 1, **values), rows)


def _was(number: int, since: int, *values: Any) -> dict[str, Any]:
    """Name the values before; those of an update of long ago say nothing of what is waited for."""
    was = dict(zip(taking_over.KEPT, values, strict=False))
    return {"number": number, "since": since, **was, "due_on": date.fromisoformat(was["due_on"])}


def _take_out(items: Sequence[int]) -> None:
    """Delete added promises that nobody has touched and nothing that stays waits for."""
    untouched = PlanItem.id.in_(items), PlanItem.version == 1, PlanItem.state == ItemState.PROMISED
    connection = db.session.connection()
    connection.execute(update(PlanItem).where(*untouched).values(after_id=None))
    connection.execute(delete(PlanItem).where(*untouched, ~_waited_for()))


def _waited_for() -> ColumnElement[bool]:
    waiting = aliased(PlanItem)
    return exists(select(waiting.id).where(waiting.after_id == PlanItem.id))


def take_back(made: PlanUpdate) -> None:
    """Take an update back, but for what has happened since; raises Undone."""
    claimed = update(PlanUpdate).where(PlanUpdate.id == made.id, PlanUpdate.undone_at.is_(None))
    if db.session.connection().execute(claimed.values(undone_at=clock.now())).rowcount == 0:
        raise Undone
    before = made.before
    _restore(_was(*row) for row in before["changed"])
    for start in range(0, len(before["added"]), AT_ONCE):
        _take_out(before["added"][start : start + AT_ONCE])
    _restore(
        {"number": number, "since": since, "state": ItemState.PROMISED, "drop_reason": None}
        for number, since in before["dropped"]
    )
    groups: dict[int, list[int]] = defaultdict(list)
    for plan, number in before["plans"]:
        groups[number].append(plan)
    for number, plans in groups.items():
        _count_as(plans, number, made.number)
    db.session.expire_all()

"""What a template's change does in running plans, one statement a kind, and how everything was before.

Only what is still promised is changed, and a value that somebody wrote by hand in one plan stays.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, or_, select, update

from events.models import Edition
from foundation.database import db
from plans import waits
from plans.copying import copy_items, days_of
from plans.differences import Change
from plans.due import due_day
from plans.models import ItemState, PlanItem, ServicePlan, TemplateItem

VALUES = ("title", "phase", "hours")
KEPT = ("title", "phase", "hours", "due_on", "after_id")
Cases = Mapping[str, list[tuple[Any, Any]]]


def _due(change: Change, edition: Edition) -> date:
    assert change.then is not None
    return due_day(change.then["anchor"], change.then["offset_days"], days_of(edition))


def new_values(changes: Sequence[Change], edition: Edition, due: Mapping[int, date]) -> Cases:
    """Return the conditions and new values of each column; what was changed by hand meets none."""
    cases: dict[str, list[tuple[Any, Any]]] = {}
    for change in changes:
        then, now, mine = change.then or {}, change.now or {}, PlanItem.template_item_id == change.item_id
        for name in VALUES:
            if then[name] != now[name]:
                untouched = and_(mine, getattr(PlanItem, name) == then[name])
                cases.setdefault(name, []).append((untouched, now[name]))
        if (then["anchor"], then["offset_days"]) != (now["anchor"], now["offset_days"]):
            planned = or_(PlanItem.due_on == _due(change, edition), PlanItem.version == 1)
            cases.setdefault("due_on", []).append((and_(mine, planned), due[change.item_id]))
        if then.get("after_id") != now.get("after_id"):
            cases.setdefault("after_id", []).append(
                (and_(mine, waits.as_in(then.get("after_id"))), waits.the_plans(now.get("after_id")))
            )
    return cases


def change(plans: Select[Any], cases: Cases, waiting: Collection[int] = ()) -> list[list[Any]]:
    """Change what is still promised; return ids, versions since, and values before.

    `waiting` are the template items that are to wait for another; where that would go round in a circle with
    what somebody set by hand in one plan, they don't.
    """
    if not cases:
        return []
    hit = and_(
        PlanItem.plan_id.in_(plans),
        PlanItem.state == ItemState.PROMISED,
        or_(*(condition for found in cases.values() for condition, _ in found)),
    )
    rows = db.session.execute(
        select(PlanItem.id, PlanItem.version + 1, *(getattr(PlanItem, name) for name in KEPT)).where(hit)
    ).all()
    values = {name: case(*found, else_=getattr(PlanItem, name)) for name, found in cases.items()}
    db.session.connection().execute(
        update(PlanItem).where(hit).values(version=PlanItem.version + 1, **values)
    )
    waits.cut_circles(plans, waiting)
    return [[*row[:5], row.due_on.isoformat(), row.after_id] for row in rows]


def drop(plans: Select[Any], items: Collection[int], reason: str) -> list[list[int]]:
    """Drop what is still promised of these template items; return ids and versions since."""
    if not items:
        return []
    hit = and_(
        PlanItem.plan_id.in_(plans),
        PlanItem.state == ItemState.PROMISED,
        PlanItem.template_item_id.in_(items),
    )
    rows = db.session.execute(select(PlanItem.id, PlanItem.version + 1).where(hit)).all()
    dropped = {"state": ItemState.DROPPED, "drop_reason": reason, "version": PlanItem.version + 1}
    db.session.connection().execute(update(PlanItem).where(hit).values(**dropped))
    return [list(row) for row in rows]


def add(plans: Select[Any], due: Mapping[int, date]) -> list[int]:
    """Promise the template items with these due days where they are not yet; return the new ids."""
    if not due:
        return []
    top = db.session.scalar(select(func.max(PlanItem.id))) or 0
    there = and_(PlanItem.plan_id == ServicePlan.id, PlanItem.template_item_id == TemplateItem.id)
    copy_items(due, ServicePlan.id.in_(plans), ~exists(select(PlanItem.id).where(there)))
    waits.link(due, ServicePlan.id.in_(plans))
    new = PlanItem.id > top, PlanItem.plan_id.in_(plans), PlanItem.template_item_id.in_(due)
    return list(db.session.scalars(select(PlanItem.id).where(*new)))

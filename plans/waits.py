"""What promises of running plans wait for, as their templates say: one statement for all plans."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, null, select, update
from sqlalchemy.orm import aliased

from exhibitors.participation import Participation
from foundation.database import db
from plans.models import PlanItem, ServicePlan, TemplateItem


def the_plans(template_item_id: int | None) -> ColumnElement[Any]:
    """Return as SQL the promise of the same plan that came of a template item, NULL where there is none."""
    if template_item_id is None:
        return null()
    other = aliased(PlanItem)
    same = other.plan_id == PlanItem.plan_id, other.template_item_id == template_item_id
    return select(other.id).where(*same).correlate(PlanItem).scalar_subquery()


def as_in(template_item_id: int | None) -> ColumnElement[bool]:
    """Whether a promise waits for what its template said, or like it for nothing."""
    return PlanItem.after_id.is_not_distinct_from(the_plans(template_item_id))


def link(items: Collection[int], *which: ColumnElement[bool]) -> None:
    """Let new promises from these template items wait for those of their plan that the template names."""
    waiting = select(TemplateItem.id).where(TemplateItem.id.in_(items), TemplateItem.after_id.is_not(None))
    found = db.session.scalars(waiting).all()
    if not found:
        return
    other = aliased(PlanItem)
    awaited = (
        select(other.id)
        .join(TemplateItem, TemplateItem.after_id == other.template_item_id)
        .where(TemplateItem.id == PlanItem.template_item_id, other.plan_id == PlanItem.plan_id)
        .correlate(PlanItem)
        .scalar_subquery()
    )
    plans = select(ServicePlan.id).join(Participation, Participation.id == ServicePlan.participation_id)
    new = PlanItem.template_item_id.in_(found), PlanItem.version == 1, PlanItem.after_id.is_(None)
    linked = update(PlanItem).where(*new, PlanItem.plan_id.in_(plans.where(*which)))
    db.session.connection().execute(linked.values(after_id=awaited))


def cut_circles(plans: Select[Any], items: Collection[int]) -> None:
    """Let promises of these template items wait for nothing where the way leads back to themselves."""
    if not items:
        return
    mine = PlanItem.plan_id.in_(plans), PlanItem.template_item_id.in_(items), PlanItem.after_id.is_not(None)
    way = select(PlanItem.id.label("start"), PlanItem.after_id.label("at")).where(*mine)
    way = way.cte("way", recursive=True)
    following = aliased(PlanItem)
    on = select(way.c.start, following.after_id).join(following, following.id == way.c.at)
    way = way.union(on.where(following.after_id.is_not(None)))
    circular = select(way.c.start).where(way.c.start == way.c.at)
    db.session.connection().execute(update(PlanItem).where(PlanItem.id.in_(circular)).values(after_id=None))

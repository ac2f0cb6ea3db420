"""Plans from templates: for one participation or a whole edition, a fixed number of statements.

One makes the plans, one all their promises, and where a template's promises wait for others one more says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    delete,
    exists,
    insert,
    literal,
    select,
    true,
)
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import UtcDateTime, db
from plans import waits
from plans.copying import copy_items, due_days, inserted
from plans.fitting import Conditions, by_rank
from plans.models import PlanItem, PlanTemplate, ServicePlan
from plans.versions import latest_of


class NotTakingPart(Exception):
    """A plan was asked for an exhibitor that is not, or no longer, coming."""


@dataclass(frozen=True)
class Applied:
    """How many plans and items were made; `at` finds them again."""

    at: datetime
    plans: int
    items: int


def _first_timer() -> ColumnElement[bool]:
    """Whether the row's exhibitor took part in no earlier edition of the same show."""
    earlier, past = aliased(Participation), aliased(Edition)
    took_part = (
        select(earlier.id)
        .join(past, past.id == earlier.edition_id)
        .where(earlier.exhibitor_id == Participation.exhibitor_id, earlier.status.in_(TAKING_PART))
        .where(past.show_id == Edition.show_id, past.starts_on < Edition.starts_on)
    )
    return ~exists(took_part)


def _met(asked: Conditions) -> ColumnElement[bool]:
    """Say `Conditions.met` in SQL."""
    met: list[ColumnElement[bool]] = [true()]
    if asked.relationship_class:
        met.append(Exhibitor.relationship_class == asked.relationship_class)
    if asked.package:
        met.append(Participation.package == asked.package)
    if asked.first_timers_only:
        met.append(_first_timer())
    return and_(*met)


def _best(templates: Sequence[PlanTemplate]) -> ColumnElement[int | None]:
    asked = [Conditions(t.id, t.relationship_class, t.package, t.first_timers_only) for t in templates]
    return case(*((_met(conditions), literal(conditions.id, Integer)) for conditions in by_rank(asked)))


def without_plan(edition_id: int) -> Select[Any]:
    """Select the participations of an edition that take part and have no plan."""
    return (
        select(Participation.id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .join(Edition, Edition.id == Participation.edition_id)
        .where(Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART))
        .where(~exists(select(ServicePlan.id).where(ServicePlan.participation_id == Participation.id)))
    )


def _plan(edition: Edition, wanted: Select[Any], template_id: ColumnElement[Any], at: datetime) -> Applied:
    rows = wanted.add_columns(template_id, latest_of(template_id), literal(at, UtcDateTime))
    names = ["participation_id", "template_id", "template_version", "created_at"]
    plans = inserted(insert(ServicePlan).from_select(names, rows))
    new = ~exists(select(PlanItem.id).where(PlanItem.plan_id == ServicePlan.id))
    mine = Participation.edition_id == edition.id, ServicePlan.created_at == at
    due = due_days(edition, at)
    items = copy_items(due, *mine, new)
    waits.link(due, *mine)
    return Applied(at, plans, items)


def apply_to_all(edition: Edition, at: datetime | None = None) -> Applied:
    """Give everybody who takes part and has no plan the plan of the best template, made now or `at`.

    Doing it again adds nothing; whom no template fits keeps being without. Two at once queue at the edition.
    """
    at = at or clock.now()
    db.session.flush()
    db.session.execute(select(Edition.id).where(Edition.id == edition.id).with_for_update())
    templates = db.session.scalars(select(PlanTemplate)).all()
    if not templates:
        return Applied(at, 0, 0)
    best = _best(templates)
    return _plan(edition, without_plan(edition.id).where(best.is_not(None)), best, at)


def best_for(participation: Participation) -> int | None:
    """Return the template that fits a participation without a plan best, None when none does."""
    templates = db.session.scalars(select(PlanTemplate)).all()
    if not templates:
        return None
    wanted = without_plan(participation.edition_id).where(Participation.id == participation.id)
    return db.session.scalar(wanted.with_only_columns(_best(templates)))


def apply_to_one(participation: Participation, template_id: int | None) -> Applied:
    """Start a participation's plan from a template, or empty; raises NotTakingPart."""
    if participation.status not in TAKING_PART:
        raise NotTakingPart
    db.session.flush()
    wanted = without_plan(participation.edition_id).where(Participation.id == participation.id)
    return _plan(participation.edition, wanted, literal(template_id, Integer), clock.now())


def undo(edition_id: int, at: datetime) -> int:
    """Take back the plans made at `at` in which nothing has happened yet; return how many."""
    here = select(Participation.id).where(Participation.edition_id == edition_id)
    touched = (PlanItem.version > 1) | PlanItem.template_item_id.is_(None)
    gone = delete(ServicePlan).where(
        ServicePlan.created_at == at,
        ServicePlan.participation_id.in_(here),
        ~exists(select(PlanItem.id).where(PlanItem.plan_id == ServicePlan.id, touched)),
    )
    return db.session.connection().execute(gone).rowcount

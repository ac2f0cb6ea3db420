"""Running plans that know an older version of their template than its newest, and what they have not seen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select

from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from foundation.paging import Page, page
from plans.differences import Change, compare
from plans.models import ServicePlan
from plans.versions import latest_of, promises


@dataclass(frozen=True)
class Offered:
    """A change, and in how many plans it can be made."""

    change: Change
    plans: int


def behind(edition_id: int, template_id: int, *which: ColumnElement[bool]) -> Select[Any]:
    """Select the plans that take part and know an older version of the template than its newest."""
    return (
        select(ServicePlan.id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .where(Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART))
        .where(ServicePlan.template_id == template_id)
        .where(ServicePlan.template_version < latest_of(literal(template_id)), *which)
    )


def versions(edition_id: int, template_id: int, *which: ColumnElement[bool]) -> Mapping[int, int]:
    counted = behind(edition_id, template_id, *which).with_only_columns(
        ServicePlan.template_version, func.count()
    )
    rows = db.session.execute(counted.group_by(ServicePlan.template_version))
    return {number or 0: plans for number, plans in rows}


def waiting(edition_id: int, template_id: int) -> int:
    """Return how many running plans know an older version of the template."""
    return sum(versions(edition_id, template_id).values())


def waiting_by_template(edition_id: int) -> Mapping[int, int]:
    """Return for each template of an edition how many running plans know an older version."""
    query = (
        select(ServicePlan.template_id, func.count())
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .where(Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART))
        .where(ServicePlan.template_version < latest_of(ServicePlan.template_id.expression))
        .group_by(ServicePlan.template_id)
    )
    return {key or 0: count for key, count in db.session.execute(query)}


def offered(edition_id: int, template_id: int) -> list[Offered]:
    """Return every change that running plans of the edition have not seen."""
    there = promises(template_id)
    found: dict[str, Offered] = {}
    for number, plans in sorted(versions(edition_id, template_id).items()):
        for change in compare(there[number], there[max(there)]):
            known = found.setdefault(change.key, Offered(change, 0))
            found[change.key] = replace(known, plans=known.plans + plans)
    return list(found.values())


def plans_behind(edition_id: int, template_id: int, cursor: str | None) -> Page:
    """Return a page of the exhibitors whose plan is behind, by name."""
    query = behind(edition_id, template_id).join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
    shown = query.with_only_columns(
        ServicePlan.id,
        ServicePlan.participation_id,
        ServicePlan.template_version,
        Exhibitor.name,
        Exhibitor.relationship_class,
    )
    return page(shown, (Exhibitor.name_key, ServicePlan.id), cursor)

"""Everything that happened with one exhibitor, newest first, as one union that pages by keyset."""

from typing import Any

from sqlalchemy import CompoundSelect, String, cast, func, literal, null, select, union_all

from classification.models import Assessment
from complaints.models import Complaint, ComplaintStep
from exhibitors.interaction import Interaction
from exhibitors.participation import Participation
from foundation.paging import Page, page
from plans.models import ItemState, PlanItem, ServicePlan
from staff.models import Person
from surveys.response import Response

SIZE = 20


def _entries(exhibitor_id: int) -> CompoundSelect[Any]:
    """Columns: kind, id, at, what, detail, person."""
    said = (
        select(
            Interaction.kind,
            Interaction.id,
            Interaction.happened_at,
            Interaction.summary,
            Interaction.body,
            Person.name,
        )
        .outerjoin(Person, Person.id == Interaction.person_id)
        .where(Interaction.exhibitor_id == exhibitor_id)
    )
    complained = (
        select(
            literal("complaint"),
            ComplaintStep.id,
            ComplaintStep.at,
            Complaint.number + " " + Complaint.title,
            ComplaintStep.to_state,
            Person.name,
        )
        .join(Complaint, Complaint.id == ComplaintStep.complaint_id)
        .outerjoin(Person, Person.id == ComplaintStep.person_id)
        .where(Complaint.exhibitor_id == exhibitor_id, ComplaintStep.to_state != ComplaintStep.from_state)
    )
    answered = select(
        literal("response"),
        Response.id,
        Response.submitted_at,
        cast(Response.overall, String),
        Response.comment,
        null(),
    ).where(Response.exhibitor_id == exhibitor_id, Response.submitted_at.is_not(None))
    judged = _moved(exhibitor_id)
    return union_all(said, complained, answered, judged, _delivered(exhibitor_id))


def _delivered(exhibitor_id: int) -> Any:
    return (
        select(literal("delivered"), PlanItem.id, PlanItem.delivered_at, PlanItem.title, null(), Person.name)
        .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .outerjoin(Person, Person.id == PlanItem.owner_id)
        .where(
            Participation.exhibitor_id == exhibitor_id,
            PlanItem.state.in_((ItemState.DELIVERED, ItemState.CONFIRMED)),
        )
    )


def _moved(exhibitor_id: int) -> Any:
    """Only the assessments that moved the class, each with the class before."""
    now = Assessment.relationship_class
    before = func.lag(now).over(partition_by=Assessment.exhibitor_id, order_by=Assessment.id).label("before")
    history = (
        select(Assessment.id, Assessment.assessed_at, now, before)
        .where(Assessment.exhibitor_id == exhibitor_id)
        .subquery()
    )
    moved = func.coalesce(history.c.before, "") != func.coalesce(history.c.relationship_class, "")
    return select(
        literal("class"),
        history.c.id,
        history.c.assessed_at,
        history.c.relationship_class,
        history.c.before,
        null(),
    ).where(moved)


def timeline(exhibitor_id: int, cursor: str | None, kind: str | None = None) -> Page:
    """Return one page of the exhibitor's timeline; `kind` keeps one kind of entry."""
    union = _entries(exhibitor_id).subquery()
    kinds, number, at, what, detail, person = union.c
    entries = select(
        kinds.label("kind"),
        number.label("id"),
        at.label("at"),
        what.label("what"),
        detail.label("detail"),
        person.label("person"),
    )
    if kind:
        entries = entries.where(kinds == kind)
    return page(entries, [at, kinds, number], cursor, descending=True, size=SIZE)

"""Who of ours knows whom at an exhibitor: from talks, complaints and promises, in one statement."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import literal, null, select, union_all

from complaints.kinds import State, StepKind
from complaints.models import Complaint, ComplaintStep
from exhibitors.interaction import Interaction
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation.database import Rows, db
from overview.ties import Tie, Touch, ties
from plans.models import PlanItem, ServicePlan
from staff.models import Person

LATEST = 1000
SPOKEN = StepKind.REPLY, StepKind.OFFERED
"""Steps in which somebody spoke with the exhibitor; the others stay in the house."""


@dataclass(frozen=True)
class Acquaintance:
    """Two names and what joins them; `contact` None is the company, `owner`: it is ours to look after it."""

    person: str
    contact: str | None
    tie: Tie
    owner: bool


def _touches(exhibitor_id: int) -> Rows:
    """The latest of person_id, contact_id, kind, at, and the person's name."""
    talks = select(
        Interaction.person_id, Interaction.contact_id, Interaction.kind, Interaction.happened_at.label("at")
    ).where(Interaction.exhibitor_id == exhibitor_id, Interaction.person_id.is_not(None))
    complaints = (
        select(ComplaintStep.person_id, Complaint.contact_id, literal("complaint"), ComplaintStep.at)
        .join(Complaint, Complaint.id == ComplaintStep.complaint_id)
        .where(Complaint.exhibitor_id == exhibitor_id, ComplaintStep.person_id.is_not(None))
        .where(ComplaintStep.kind.in_(SPOKEN) | (ComplaintStep.to_state == State.ANSWERED))
    )
    promises = (
        select(PlanItem.delivered_by_id, null(), literal("promise"), PlanItem.delivered_at)
        .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .where(Participation.exhibitor_id == exhibitor_id)
        .where(PlanItem.delivered_by_id.is_not(None), PlanItem.delivered_at.is_not(None))
    )
    touches = union_all(talks, complaints, promises).subquery()
    named = select(touches, Person.name).join(Person, Person.id == touches.c.person_id)
    return db.session.execute(named.order_by(touches.c.at.desc()).limit(LATEST)).all()


def acquaintances(exhibitor: Exhibitor, now: datetime) -> list[Acquaintance]:
    """Return who knows whom, the strongest tie first; of the latest thousand contacts."""
    rows = _touches(exhibitor.id)
    found = ties((Touch(*row[:4]) for row in rows), now)
    people = {row.person_id: row.name for row in rows}
    contacts = {one.id: one.name for one in exhibitor.contacts}
    return [
        Acquaintance(
            people[tie.person], contacts.get(tie.contact or 0), tie, tie.person == exhibitor.owner_id
        )
        for tie in found
    ]

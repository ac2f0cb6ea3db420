"""What the rooms have to tell of one exhibitor's course: one statement a room, all with the same columns.

Columns: kind, id, at, what, detail, person. Their union is the timeline.
"""

from collections.abc import Callable

from sqlalchemy import String, cast, func, literal, null, select

from classification.models import Assessment
from complaints.models import Complaint, ComplaintStep
from exhibitors.interaction import Interaction, InteractionKind
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation.mail import Mail
from overview import entries_of_records as records
from plans.models import ItemState, PlanItem, ServicePlan
from staff.models import Person
from surveys.afterwards.models import CallWish
from surveys.models import Invitation, Survey
from surveys.response import Response

Entries = records.Entries


def _talks(exhibitor_id: int) -> Entries:
    return (
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


def _mails(exhibitor_id: int) -> Entries:
    """What was handed over to its own address or those of its people."""
    people = select(Contact.email).where(Contact.exhibitor_id == exhibitor_id, Contact.email.is_not(None))
    own = select(Exhibitor.email).where(Exhibitor.id == exhibitor_id, Exhibitor.email.is_not(None))
    addresses = people.union(own)
    return select(literal("sent"), Mail.id, Mail.sent_at, Mail.subject, Mail.recipient, null()).where(
        Mail.recipient.in_(addresses), Mail.sent_at.is_not(None)
    )


def _invitations(exhibitor_id: int) -> Entries:
    return (
        select(literal("invited"), Invitation.id, Invitation.sent_at, Survey.title, Contact.name, null())
        .join(Survey, Survey.id == Invitation.survey_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(Invitation.exhibitor_id == exhibitor_id, Invitation.sent_at.is_not(None))
    )


def _responses(exhibitor_id: int) -> Entries:
    return select(
        literal("response"),
        Response.id,
        Response.submitted_at,
        cast(Response.overall, String),
        Response.comment,
        null(),
    ).where(Response.exhibitor_id == exhibitor_id, Response.submitted_at.is_not(None))


def _call_wishes(exhibitor_id: int) -> Entries:
    return (
        select(
            literal("call_wish"), CallWish.id, CallWish.wished_at, Contact.name, CallWish.suits, Person.name
        )
        .join(Invitation, Invitation.id == CallWish.invitation_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .outerjoin(Person, Person.id == CallWish.called_by_id)
        .where(Invitation.exhibitor_id == exhibitor_id)
    )


def _complaints(exhibitor_id: int) -> Entries:
    return (
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


def _delivered(exhibitor_id: int) -> Entries:
    done = (ItemState.DELIVERED, ItemState.CONFIRMED)
    return (
        select(literal("delivered"), PlanItem.id, PlanItem.delivered_at, PlanItem.title, null(), Person.name)
        .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .outerjoin(Person, Person.id == func.coalesce(PlanItem.delivered_by_id, PlanItem.owner_id))
        .where(Participation.exhibitor_id == exhibitor_id, PlanItem.state.in_(done))
    )


def _moves(exhibitor_id: int) -> Entries:
    """Only the assessments that moved the class, each with the class before."""
    now = Assessment.relationship_class
    before = func.lag(now).over(partition_by=Assessment.exhibitor_id, order_by=Assessment.id).label("before")
    history = (
        select(Assessment.id, Assessment.assessed_at, now, before)
        .where(Assessment.exhibitor_id == exhibitor_id)
        .subquery()
    )
    one, at, moved_to, moved_from = history.c
    moved = func.coalesce(moved_from, "") != func.coalesce(moved_to, "")
    return select(literal("class"), one, at, moved_to, moved_from, null()).where(moved)


TOLD: dict[str, Callable[[int], Entries]] = {
    **dict.fromkeys(map(str, InteractionKind), _talks),
    "sent": _mails,
    "invited": _invitations,
    "response": _responses,
    "call_wish": _call_wishes,
    "complaint": _complaints,
    "delivered": _delivered,
    "class": _moves,
    "file": records.files,
    "edit": records.edits,
    "import": records.imports,
    "merge": records.merges,
}
"""Which statement tells of which kind of entry, in the order of the filters."""

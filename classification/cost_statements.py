"""The statements of what exhibitors cost beside what is noted on their participation."""

from functools import cache

from sqlalchemy import func, select

from classification.statements import AS_OF, BILLED, UNTIL, few_of
from complaints.models import Complaint, Remedy
from events.models import Edition
from exhibitors.participation import Participation
from foundation.columns import Numbers
from plans.models import PlanItem, ServicePlan
from plans.offer import Answer, Uptake


@cache
def plan_hours(few: bool) -> Numbers:
    """Return the hours noted on promises beyond the participation's: work noted in both counts once."""
    more = func.sum(PlanItem.hours_spent) - Participation.cost_hours
    statement = (
        select(Participation.exhibitor_id, Participation.edition_id, more.label("hours"))
        .join(ServicePlan, ServicePlan.participation_id == Participation.id)
        .join(PlanItem, PlanItem.plan_id == ServicePlan.id)
        .where(PlanItem.hours_spent > 0, Participation.status.in_(BILLED))
        .group_by(Participation.id)
        .having(func.sum(PlanItem.hours_spent) > Participation.cost_hours)
    )
    return few_of(statement, Participation.exhibitor_id, few)


@cache
def remedies(few: bool) -> Numbers:
    """Return what accepted remedies cost by exhibitor and edition, in the edition's currency."""
    statement = (
        select(Complaint.exhibitor_id, Complaint.edition_id, func.sum(Remedy.cost_minor).label("cost"))
        .join(Complaint, Complaint.id == Remedy.complaint_id)
        .join(Edition, Edition.id == Complaint.edition_id)
        .where(Remedy.state == "accepted", Remedy.offered_at < UNTIL, Edition.starts_on <= AS_OF)
        .group_by(Complaint.exhibitor_id, Complaint.edition_id)
    )
    return few_of(statement, Complaint.exhibitor_id, few)


@cache
def services(few: bool) -> Numbers:
    """Return what services taken up cost less what they brought, in the edition's currency."""
    cost = func.sum(Uptake.cost_minor - Uptake.price_minor).label("cost")
    statement = (
        select(Participation.exhibitor_id, Participation.edition_id, cost)
        .select_from(Uptake)
        .join(Participation, Participation.id == Uptake.participation_id)
        .where(Uptake.answer == Answer.TAKEN, Uptake.answered_at < UNTIL, Participation.status.in_(BILLED))
        .group_by(Participation.exhibitor_id, Participation.edition_id)
    )
    return few_of(statement, Participation.exhibitor_id, few)

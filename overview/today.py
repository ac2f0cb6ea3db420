"""What is due today or late at an edition: promises and complaints, the latest first."""

from datetime import date, datetime

from sqlalchemy import Date, cast, literal, null, select, union_all

from complaints.models import Complaint
from complaints.queries import is_overdue
from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation.database import Rows, UtcDateTime, db
from plans.models import ItemState, PlanItem, ServicePlan
from staff.models import Person


def due(edition: Edition, today: date, until: datetime, limit: int) -> Rows:
    """Return kind, id, title, due day, due instant, exhibitor, owner of what is due by `today` / `until`."""
    promises = (
        select(
            literal("promise").label("kind"),
            ServicePlan.participation_id.label("id"),
            PlanItem.title.label("title"),
            PlanItem.due_on.label("due_on"),
            cast(null(), UtcDateTime).label("due_at"),
            Participation.exhibitor_id.label("exhibitor_id"),
            PlanItem.owner_id.label("owner_id"),
        )
        .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
        .where(Participation.edition_id == edition.id)
        .where(PlanItem.state == ItemState.PROMISED, PlanItem.due_on <= today)
    )
    complaints = select(
        literal("complaint"),
        Complaint.id,
        Complaint.number + " " + Complaint.title,
        cast(null(), Date),
        Complaint.answer_due_at,
        Complaint.exhibitor_id,
        Complaint.owner_id,
    ).where(Complaint.edition_id == edition.id, is_overdue(until))
    items = union_all(promises, complaints).subquery()
    query = (
        select(items, Exhibitor.name.label("exhibitor"), Person.name.label("owner"))
        .join(Exhibitor, Exhibitor.id == items.c.exhibitor_id)
        .outerjoin(Person, Person.id == items.c.owner_id)
        .order_by(items.c.kind, items.c.due_at, items.c.due_on, items.c.id)
    )
    return db.session.execute(query.limit(limit)).all()

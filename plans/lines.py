"""Open promises as the lines of a mail."""

from typing import Any

from sqlalchemy import Select, select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from plans.models import PlanItem
from plans.queries import OPEN, running
from staff.models import Person

LINES = 25
"""A mail names at most so many and says how many more there are."""


def lines(*more: Any) -> Select[*tuple[Any, ...]]:
    """Select the open promises of whoever takes part where the edition takes place, with `more` columns."""
    query: Select[*tuple[Any, ...]] = select(
        PlanItem.id,
        PlanItem.owner_id,
        PlanItem.title,
        PlanItem.due_on,
        Exhibitor.name.label("exhibitor"),
        Edition.name.label("edition"),
        Edition.time_zone,
        Person.name.label("owner"),
        *more,
    )
    return (
        running(query)
        .join(Edition, Edition.id == Participation.edition_id)
        .outerjoin(Person, Person.id == PlanItem.owner_id)
        .where(OPEN, Edition.cancelled.is_(False))
    )

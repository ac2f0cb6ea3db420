"""What the timetable does for plans: everybody's day by mail; what is overdue, to the managers."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, select, update

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import Rows, db, unit_of_work
from plans import notices
from plans.models import PlanItem
from plans.queries import OPEN, running
from staff.models import Person, Role

LINES = 25
OVERDUE = timedelta(days=3)
"""A promise that is later than this is told to the managers, once."""
AT_ONCE = 5_000


def _lines(*more: Any) -> Select[*tuple[Any, ...]]:
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


def _owed() -> dict[int, list[Any]]:
    """What each active person owes by today, the earliest first, at most LINES with the number of all."""
    mine = {"partition_by": PlanItem.owner_id, "order_by": (PlanItem.due_on, PlanItem.id)}
    place = func.row_number().over(**mine).label("place")
    total = func.count().over(partition_by=PlanItem.owner_id).label("total")
    due = _lines(place, total).where(Person.active, PlanItem.due_on <= clock.today())
    ranked = due.subquery()
    found: dict[int, list[Any]] = defaultdict(list)
    for row in db.session.execute(select(ranked).where(ranked.c.place <= LINES).order_by(ranked.c.place)):
        found[row.owner_id].append(row)
    return found


def mail_day() -> int:
    """Mail every person what is late or due today, once a day; return how many mails."""
    with unit_of_work():
        owed = _owed()
        people = db.session.scalars(select(Person).where(Person.id.in_(owed))).all()
        return sum(notices.day(person, owed[person.id], clock.today()) for person in people)


def _managers() -> list[Person]:
    active = select(Person).where(Person.active).order_by(Person.id)
    managers = db.session.scalars(active.where(Person.role == Role.MANAGER)).all()
    return list(managers or db.session.scalars(active.where(Person.role == Role.ADMIN)))


def _overdue() -> Rows:
    late = _lines().where(PlanItem.due_on < clock.today() - OVERDUE, PlanItem.escalated_at.is_(None))
    return db.session.execute(late.order_by(PlanItem.due_on, PlanItem.id).limit(AT_ONCE)).all()


def escalate() -> int:
    """Tell the managers by one mail each what has become overdue since; return how many promises."""
    count = 0
    while True:
        with unit_of_work():
            rows = _overdue()
            if not rows:
                return count
            claim = update(PlanItem).where(PlanItem.id.in_([row.id for row in rows]))
            db.session.connection().execute(
                claim.where(PlanItem.escalated_at.is_(None)).values(escalated_at=clock.now())
            )
            for manager in _managers():
                notices.overdue(manager, rows[:LINES], len(rows))
        count += len(rows)

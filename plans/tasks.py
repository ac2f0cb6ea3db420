"""What the timetable does for plans: everybody's day by mail; what is overdue, up the ladder."""

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select

from foundation import clock
from foundation.database import db, unit_of_work
from plans import escalating, notices
from plans.lines import LINES, lines
from plans.models import PlanItem
from staff.models import Person


def _owed() -> dict[int, list[Any]]:
    """What each active person owes by today, the earliest first, at most LINES with the number of all."""
    mine = {"partition_by": PlanItem.owner_id, "order_by": (PlanItem.due_on, PlanItem.id)}
    place = func.row_number().over(**mine).label("place")
    total = func.count().over(partition_by=PlanItem.owner_id).label("total")
    due = lines(place, total).where(Person.active, PlanItem.due_on <= clock.today())
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


def escalate() -> int:
    """Tell by one mail a person what has come to a rung of the ladder since; return how many promises."""
    count = 0
    while True:
        with unit_of_work():
            raised = escalating.sweep()
        count += raised
        if raised < escalating.AT_ONCE:
            return count

"""Special requests that an exhibitor said with its goals, one a line, made promises."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from goals.sheet import GoalSheet
from plans.copying import days_of
from plans.due import promised_day
from plans.models import Phase, PlanItem, ServicePlan

AHEAD, LONGEST = timedelta(days=14), 300


def lines(requests: str | None, promised: Sequence[str]) -> list[str]:
    """Return the requests that are no promise yet."""
    there = {title.casefold() for title in promised}
    asked = (" ".join(line.split())[:LONGEST] for line in (requests or "").splitlines())
    new = {line.casefold(): line for line in asked if line.casefold() not in there}
    return [line for line in new.values() if line]


def open_requests(participation_id: int, items: Sequence[PlanItem]) -> list[str]:
    """Return what the exhibitor asked for and was not promised yet."""
    requests = select(GoalSheet.requests).where(GoalSheet.participation_id == participation_id)
    return lines(db.session.scalar(requests), [item.title for item in items])


def promise(plan: ServicePlan, participation: Participation, titles: Sequence[str]) -> int:
    """Promise the requests, two weeks before the show, by the exhibitor's owner; return how many."""
    edition, owner = participation.edition, participation.exhibitor.owner
    due = promised_day(edition.starts_on - AHEAD, clock.today(edition.time_zone), days_of(edition))
    for title in titles:
        made = PlanItem(plan_id=plan.id, edition_id=edition.id, title=title, due_on=due)
        made.phase, made.special_request = Phase.BEFORE, True
        made.owner_id = owner.id if owner and owner.active else None
        db.session.add(made)
    db.session.flush()
    return len(titles)

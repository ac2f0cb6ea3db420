"""What plays did: how often each fired, its log, and what they did for one exhibitor."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, func, select

from classification.plays.models import Firing, Play
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import Rows, db
from foundation.paging import Page, page
from plans.task import Task
from staff.models import Person

MONTH = timedelta(days=30)
FEW = 10


@dataclass(frozen=True)
class Counts:
    """Firings of a play in the last thirty days, and how many of all its tasks are open and done."""

    lately: int = 0
    open: int = 0
    done: int = 0


def counts() -> dict[int, Counts]:
    """Return the counts of every play that ever fired."""
    statement = (
        select(
            Firing.play_id,
            func.count().filter(Firing.fired_at > clock.now() - MONTH),
            func.count().filter(Task.state == "open"),
            func.count().filter(Task.state == "done"),
        )
        .outerjoin(Task, Task.id == Firing.task_id)
        .group_by(Firing.play_id)
    )
    return {play_id: Counts(*figures) for play_id, *figures in db.session.execute(statement)}


def firings(play_id: int, cursor: str | None) -> Page:
    """Return a page of a play's firings, the newest first."""
    return page(_firings().where(Firing.play_id == play_id), [Firing.id], cursor, descending=True)


def of_exhibitor(exhibitor_id: int) -> Rows:
    """Return the last firings for one exhibitor."""
    mine = _firings().where(Firing.exhibitor_id == exhibitor_id)
    return db.session.execute(mine.order_by(Firing.id.desc()).limit(FEW)).all()


def _firings() -> Select:
    return (
        select(
            Firing.id,
            Firing.play_id,
            Firing.happened_on,
            Firing.fired_at,
            Firing.escalated_at,
            Firing.cause,
            Firing.plan_item_id,
            Play.name.label("play"),
            Play.trigger,
            Exhibitor.id.label("exhibitor_id"),
            Exhibitor.name.label("exhibitor"),
            Exhibitor.relationship_class,
            Task.state,
            Task.due_on,
            Person.name.label("owner"),
        )
        .join(Play, Play.id == Firing.play_id)
        .join(Exhibitor, Exhibitor.id == Firing.exhibitor_id)
        .outerjoin(Task, Task.id == Firing.task_id)
        .outerjoin(Person, Person.id == Task.owner_id)
    )

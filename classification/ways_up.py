"""Ways up: the next step towards a higher class, as a task that somebody owns."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, insert, literal, select

from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import UtcDateTime, db
from plans.task import Task, TaskKind

COLUMNS = ("exhibitor_id", "owner_id", "kind", "title", "due_on", "state", "created_at", "created_by_id")


def in_work(exhibitor_ids: Collection[int]) -> dict[int, list[Any]]:
    """Return exhibitor -> its open steps up, the earliest due first."""
    statement = (
        select(Task.exhibitor_id, Task.id, Task.title, Task.due_on)
        .where(Task.exhibitor_id.in_(exhibitor_ids), Task.kind == TaskKind.UPGRADE, Task.state == "open")
        .order_by(Task.due_on, Task.id)
    )
    found: dict[int, list[Any]] = {}
    for row in db.session.execute(statement):
        found.setdefault(row.exhibitor_id, []).append(row)
    return found


def start(
    exhibitor_ids: Sequence[int], title: str, due_on: date, owner_id: int | None, person_id: int | None
) -> int:
    """Give each exhibitor without an open step the next one; its own owner's unless one is named.

    Return how many were started.
    """
    busy = select(Task.id).where(
        Task.exhibitor_id == Exhibitor.id, Task.kind == TaskKind.UPGRADE, Task.state == "open"
    )
    whom = Exhibitor.id.in_(exhibitor_ids), ~busy.exists()
    count = db.session.scalar(select(func.count()).select_from(Exhibitor).where(*whom)) or 0
    owner = Exhibitor.owner_id if owner_id is None else literal(owner_id)
    values = (
        owner,
        literal(TaskKind.UPGRADE.value),
        literal(title),
        literal(due_on),
        literal("open"),
        literal(clock.now(), UtcDateTime()),
        literal(person_id, Task.created_by_id.type),
    )
    new = select(Exhibitor.id, *values).where(*whom)
    db.session.connection().execute(insert(Task).from_select(COLUMNS, new))
    return count

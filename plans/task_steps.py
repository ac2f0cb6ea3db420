"""What is done with tasks: ended, opened again, given to somebody.

Every step is an UPDATE on condition of the state that was seen, so of two who click at once one succeeds.
"""

from collections.abc import Sequence

from sqlalchemy import update

from foundation import clock
from foundation.database import db
from plans.task import Task

BATCH = 200


def end(task_ids: Sequence[int], state: str, person_id: int) -> list[int]:
    """Mark the open ones among the tasks done or dropped by a person; return which were."""
    open_ones = update(Task).where(Task.id.in_(task_ids[:BATCH]), Task.state == "open")
    ended = open_ones.values(state=state, ended_at=clock.now(), ended_by_id=person_id).returning(Task.id)
    return _moved(ended)


def reopen(task_ids: Sequence[int]) -> list[int]:
    """Open the tasks again that were done or dropped; return which were."""
    ended = update(Task).where(Task.id.in_(task_ids[:BATCH]), Task.state != "open")
    return _moved(ended.values(state="open", ended_at=None, ended_by_id=None).returning(Task.id))


def assign(task_ids: Sequence[int], owner_id: int) -> list[int]:
    """Give the open ones among the tasks to a person; return which were somebody else's."""
    given = update(Task).where(
        Task.id.in_(task_ids[:BATCH]), Task.state == "open", Task.owner_id.is_distinct_from(owner_id)
    )
    return _moved(given.values(owner_id=owner_id).returning(Task.id))


def _moved(statement: object) -> list[int]:
    db.session.flush()
    found = list(db.session.connection().execute(statement).scalars())  # pyright: ignore
    db.session.expire_all()
    return found

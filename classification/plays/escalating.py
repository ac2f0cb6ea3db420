"""Tasks of plays that nobody did: told to the managers, once each."""

from datetime import date, timedelta

from sqlalchemy import select, update

from classification.plays import notices
from classification.plays.models import Firing, Play
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from plans.task import Task


def escalate(play_id: int, today: date) -> int:
    """Tell the managers which of a play's tasks are still open after their day; return how many are new."""
    play = db.session.get(Play, play_id)
    if play is None or play.escalate_days is None:
        return 0
    overdue = select(Task.id).where(
        Task.state == "open", Task.due_on < today - timedelta(days=play.escalate_days)
    )
    claimed = update(Firing).where(
        Firing.play_id == play_id, Firing.escalated_at.is_(None), Firing.task_id.in_(overdue)
    )
    told = claimed.values(escalated_at=clock.now()).returning(Firing.id)
    ids = sorted(db.session.connection().execute(told).scalars())
    if ids:
        late = (
            select(Exhibitor.id, Exhibitor.name, Task.title, Task.due_on)
            .join(Firing, Firing.exhibitor_id == Exhibitor.id)
            .join(Task, Task.id == Firing.task_id)
            .where(Firing.id.in_(ids))
            .order_by(Task.due_on, Exhibitor.name_key)
        )
        notices.tell_managers(play, db.session.execute(late).all(), ids[0])
    return len(ids)

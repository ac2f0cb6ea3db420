"""The sweep: each play that is on looks for what happened, fires within its limits, and writes it all down.

A play looks without holding up who writes, then fires in one transaction: killed before its end, nothing of
it was done and the next sweep does it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, insert, select, update

from classification.assessing import today
from classification.plays import escalating, notices
from classification.plays.limits import WEEK, Gate, Limits, Occasion, let_through
from classification.plays.models import Firing, Play
from classification.plays.promising import promise
from classification.plays.sighting import Sighting, fired_events, sight
from classification.plays.words import cause_in, languages_of
from foundation import clock
from foundation.database import db, reading, unit_of_work
from plans.task import Task, TaskKind


def sweep() -> int:
    """Let every play that is on fire for what is new; return how many firings there were."""
    switched_on = select(Play.id).where(Play.active_from.is_not(None)).order_by(Play.id)
    with reading():
        plays = db.session.scalars(switched_on).all()
    return sum(_sweep(number) for number in plays)


def _sweep(play_id: int) -> int:
    """Look while others write, then fire in one short transaction."""
    with reading():
        play = db.session.get(Play, play_id)
        seen = sight(play) if play and play.active_from else None
    if seen is None:
        return 0
    with unit_of_work():
        fired = fire(seen)
    with unit_of_work():
        escalating.escalate(play_id, today())
    return fired


def fire(seen: Sighting) -> int:
    """Fire for what was seen and has not fired since; return how often.

    Two sweeps of a play follow each other. One changed or switched off since it looked waits for the next.
    """
    same = Play.id == seen.play_id, Play.version == seen.version, Play.active_from.is_not(None)
    mine = update(Play).where(*same).values(swept_at=clock.now())
    if db.session.connection().execute(mine).rowcount == 0:
        return 0
    play = db.session.get_one(Play, seen.play_id, populate_existing=True)
    since = fired_events(play.id, seen.newest)
    new = [one for one in seen.occasions if (one.exhibitor_id, one.event) not in since]
    fired, held = let_through(_gate(play, seen.day), new, seen.day)
    db.session.connection().execute(update(Play).where(Play.id == play.id).values(held_back=held))
    if fired:
        _act(play, fired, seen.day)
    return len(fired)


def limits_of(play: Play) -> Limits:
    """Return a play's limits."""
    return Limits(play.per_week, play.per_owner, play.rest_days)


def _gate(play: Play, day: date) -> Gate:
    """The limits, with what this play and the others fired before."""
    gate, longest = Gate(limits_of(play)), max(timedelta(days=play.rest_days), WEEK)
    since = clock.now() - longest
    recent = select(Firing.exhibitor_id, Firing.owner_id, Firing.fired_at)
    own = recent.where(Firing.play_id == play.id, Firing.fired_at > since).order_by(Firing.fired_at)
    for exhibitor_id, owner_id, fired_at in db.session.execute(own):
        gate.remember(min(fired_at.date(), day), exhibitor_id, owner_id)
    others = select(Firing.owner_id, func.count()).where(
        Firing.play_id != play.id, Firing.fired_at > clock.now() - WEEK
    )
    for owner_id, count in db.session.execute(others.group_by(Firing.owner_id)):
        gate.expect(owner_id, count)
    return gate


def _act(play: Play, fired: Sequence[Occasion], day: date) -> None:
    """Write tasks, promises and firings, each in one statement, and put the mails into the outbox."""
    due, spoken = day + timedelta(days=play.task_days), languages_of(fired)
    tasks = [
        {
            "exhibitor_id": one.exhibitor_id,
            "owner_id": one.owner_id,
            "kind": TaskKind.PLAY,
            "title": play.task_title,
            "why": cause_in(spoken.get(one.owner_id, "en"), play.trigger, one.cause),
            "due_on": due,
        }
        for one in fired
    ]
    numbered = insert(Task).returning(Task.id, sort_by_parameter_order=True)
    task_ids = db.session.scalars(numbered, tasks).all()
    promised = promise(play.plan_item, fired, day, due) if play.plan_item else {}
    rows = [
        {
            "play_id": play.id,
            "exhibitor_id": one.exhibitor_id,
            "event": one.event,
            "happened_on": one.day,
            "cause": one.cause,
            "owner_id": one.owner_id,
            "task_id": task_id,
            "plan_item_id": promised.get(one.exhibitor_id),
        }
        for one, task_id in zip(fired, task_ids, strict=True)
    ]
    first = db.session.scalars(insert(Firing).returning(Firing.id, sort_by_parameter_order=True), rows).all()
    if play.mail_owner:
        notices.tell_owners(play, fired, min(first))

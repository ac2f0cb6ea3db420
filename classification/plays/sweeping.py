"""The sweep: each play that is on looks for what happened, fires within its limits, and writes it all down.

One play is one transaction: killed before its end, nothing of it was done and the next sweep does it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, insert, select, update

from classification.assessing import today
from classification.plays import escalating, lasting, notices, occasions
from classification.plays.limits import FRESH, WEEK, Gate, Limits, Occasion, let_through
from classification.plays.models import Firing, Play
from classification.plays.promising import promise
from classification.plays.words import cause_in, languages_of
from foundation import clock
from foundation.database import db, unit_of_work
from plans.task import Task, TaskKind

READ = occasions.READ | lasting.READ


def sweep() -> int:
    """Let every play that is on fire for what is new; return how many firings there were."""
    switched_on = select(Play.id).where(Play.active_from.is_not(None)).order_by(Play.id)
    with unit_of_work():
        plays = db.session.scalars(switched_on).all()
    fired = 0
    for number in plays:
        with unit_of_work():
            fired += sweep_one(number)
        with unit_of_work():
            escalating.escalate(number, today())
    return fired


def sweep_one(play_id: int) -> int:
    """Fire one play for what is new; return how often. Two that sweep at once follow each other."""
    mine = update(Play).where(Play.id == play_id, Play.active_from.is_not(None)).values(swept_at=clock.now())
    if db.session.connection().execute(mine).rowcount == 0:
        return 0
    play, day = db.session.get_one(Play, play_id, populate_existing=True), today()
    gate = _gate(play, day)
    fired, held = let_through(gate, _new(play, day), day)
    db.session.connection().execute(update(Play).where(Play.id == play_id).values(held_back=held))
    if fired:
        _fire(play, fired, day)
    return len(fired)


def limits_of(play: Play) -> Limits:
    """Return a play's limits."""
    return Limits(play.per_week, play.per_owner, play.rest_days)


def _new(play: Play, day: date) -> list[Occasion]:
    """What a play has not fired for: since it was switched on and lately, or still so today."""
    assert play.active_from is not None
    begin = max(play.active_from, day - FRESH)
    first = day - lasting.LONGEST if play.trigger in lasting.READ else begin
    known = select(Firing.exhibitor_id, Firing.event).where(Firing.play_id == play.id)
    before = {(exhibitor_id, event) for exhibitor_id, event in db.session.execute(known)}
    found = READ[play.trigger](occasions.span_of(play, first, day, day))
    fresh = (one for one in found if (one.stands or one.day >= begin) and one.day <= day)
    return [one for one in fresh if (one.exhibitor_id, one.event) not in before]


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


def _fire(play: Play, fired: Sequence[Occasion], day: date) -> None:
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

"""What the timetable and the job process do for surveys."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, func, select

from exhibitors.models import Contact
from foundation import clock
from foundation.database import db, reading, unit_of_work
from foundation.work import Job, handles
from surveys import letters, posting, sealing, sending
from surveys.afterwards import changed
from surveys.mode import Mode
from surveys.models import Invitation, Survey
from surveys.rest import lately, rest

Waiting = Iterable[Select]
LAST_ANSWERS = timedelta(minutes=2)


def _invitations(*which: Any) -> int:
    return db.session.scalar(select(func.count(Invitation.id)).where(*which)) or 0


@handles(sending.JOB)
def send_survey(job: Job) -> dict[str, Any]:
    """Send a large survey; every batch is committed, so whoever takes over goes on where this one stopped.

    Letters are written out while nothing is locked.
    """
    survey_id: int = job.payload["survey"]
    sending.add_invitations(db.session.get_one(Survey, survey_id), clock.now())
    db.session.commit()
    its = Invitation.survey_id == survey_id
    total, sent = _invitations(its), _invitations(its, Invitation.sent_at.is_not(None))
    while True:
        with reading():
            rows = sending.uninvited(survey_id)
            written = posting.invitations(rows)
        with unit_of_work():
            sent += posting.invite(rows, written, clock.now())
            job.report(sent, total)
        if not rows:
            return {"sent": sent}


WELCOME = (Contact.surveys_refused_at.is_(None), Contact.bounced_at.is_(None))
THANKED_WITHIN = timedelta(days=2)
"""Thanks written for the first time later than this would surprise.

Of an anonymous answer only the day is kept: two days hold all of it.
"""


def _silent(survey: Survey) -> Select:
    """Invitations last mailed long enough ago, with no answer, reminders left, and nothing against asking."""
    long_ago, recent = clock.now() - timedelta(days=survey.remind_after_days), lately(rest(clock.now()))
    return posting.addressed().where(
        Invitation.survey_id == survey.id,
        Invitation.answered_at.is_(None),
        Invitation.reminders < survey.reminders,
        func.coalesce(Invitation.reminded_at, Invitation.sent_at) <= long_ago,
        Survey.opens_at <= long_ago,
        *WELCOME,
        func.lower(Contact.email).not_in(select(recent.c.address)),
    )


def _put(which: str, put: Callable[[Sequence[Row], posting.Letters], int], waiting: Waiting) -> int:
    """Write letters out while nothing is locked; put each batch into the outbox in one short transaction."""
    count = 0
    for statement in waiting:
        batch = 1
        while batch:
            with reading():
                rows = db.session.execute(statement).all()
                written = posting.write(rows, which)
            with unit_of_work():
                batch = put(rows, written) if rows else 0
            count += batch
    return count


def remind() -> int:
    """Remind those who have not answered an open survey; return how many were reminded."""
    now = clock.now()
    running = select(Survey).where(
        Survey.sent_at.is_not(None), Survey.opens_at <= now, Survey.closes_at > now
    )
    with reading():
        waiting = [_silent(survey) for survey in db.session.scalars(running)]
    return _put(letters.REMINDER, posting.remind, waiting)


def _unthanked(survey: Survey, since: datetime) -> Select:
    its = Invitation.survey_id == survey.id, Invitation.thanked_at.is_(None)
    return posting.addressed().where(*its, Invitation.answered_at > since, *WELCOME)


def thank() -> int:
    """Thank by mail who has just answered a survey that has a text for it; return how many were thanked."""
    since = clock.now() - THANKED_WITHIN
    lately = select(Survey).where(Survey.sent_at.is_not(None), Survey.closes_at > since)
    with reading():
        waiting = [_unthanked(survey, since) for survey in db.session.scalars(lately) if survey.thanks]
    return _put(letters.THANKS, posting.thank, waiting)


@handles(changed.JOB)
def tell_what_changed(job: Job) -> dict[str, Any]:
    """Mail what was changed to those who answered; every batch is committed."""
    survey_id: int = job.payload["survey"]
    count = 0
    while True:
        with reading():
            written = changed.letters(survey_id)
        with unit_of_work():
            changed.tell(survey_id, written)
        if not written:
            return {"told": count}
        count += len(written)


def _closed_and_sealed() -> Select:
    """Closed long enough that whoever was sending answers as it closed has sent them."""
    ready = select(Survey).where(
        Survey.mode != Mode.NAMED,
        Survey.unsealed_at.is_(None),
        Survey.sent_at.is_not(None),
        Survey.closes_at <= clock.now() - LAST_ANSWERS,
    )
    return ready.limit(1).with_for_update(of=Survey, skip_locked=True)


def unseal() -> int:
    """Open the answers of closed surveys that are not named; return how many surveys it was."""
    count = 0
    while True:
        with unit_of_work():
            survey = db.session.scalars(_closed_and_sealed()).first()
            if survey is None:
                return count
            sealing.unseal(survey, clock.now())
        count += 1

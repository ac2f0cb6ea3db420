"""How a deadline is told: "due in 3 hours", "overdue for 2 days", in time or late."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import format_timedelta
from flask_babel import gettext as _

from complaints import flow
from complaints.deadlines import DeadlineState, state
from foundation import clock

KINDS = {DeadlineState.OVERDUE: "bad", DeadlineState.MISSED: "bad", DeadlineState.DUE_SOON: "warn"}


@dataclass(frozen=True)
class Told:
    """A deadline in words, and the kind of mark that goes with it."""

    text: str
    kind: str


def tell(due: datetime, done: datetime | None) -> Told:
    """Return how a deadline stands now."""
    now = clock.now()
    stands = state(due, now, done)
    span = format_timedelta(abs((done or now) - due), granularity="minute", threshold=1.2)
    texts = {
        DeadlineState.MET: _("in time"),
        DeadlineState.MISSED: _("%(span)s late", span=span),
        DeadlineState.OVERDUE: _("overdue for %(span)s", span=span),
    }
    kind = KINDS.get(stands, "good" if done else "plain")
    return Told(texts.get(stands) or _("due in %(span)s", span=span), kind)


def tell_mailed(due: datetime, done: datetime | None, unsent: str | None) -> Told:
    """Return how a deadline stands that a mail meets, which is `unsent` (its state) or went out (None)."""
    told = tell(due, done)
    if done is None or unsent is None:
        return told
    if unsent in ("failed", "unsure"):
        return Told(_("written, could not be sent"), "bad")
    if told.kind != "good":
        return Told(_("written %(late)s, waiting to be sent", late=told.text), told.kind)
    return Told(_("written in time, waiting to be sent"), "warn")


def tell_answer(row, unsent: str | None = None) -> Told | None:
    """Return how the answer of a complaint (or a list's row) stands; None when nobody waits for one.

    `unsent` is the state of the answer's mail where that did not go out.
    """
    if row.answered_at is None and row.state not in flow.WAITING_FOR_ANSWER:
        return None
    if row.paused_at is not None:
        return _stands(row.paused_at)
    return tell_mailed(row.answer_due_at, row.answered_at, unsent)


def _stands(since: datetime) -> Told:
    span = format_timedelta(clock.now() - since, granularity="minute", threshold=1.2)
    return Told(_("waits for the exhibitor, %(span)s", span=span), "plain")


def tell_next(row) -> tuple[str, Told | None]:
    """Return what is to be done next on a complaint of a list, and how its deadline stands, if it has one."""
    if row.state == flow.RECEIVED and row.paused_at is None:
        return _("acknowledge"), tell(row.acknowledge_due_at, None)
    if row.state in flow.WAITING_FOR_ANSWER:
        return _("answer"), tell_answer(row)
    words = {
        flow.ANSWERED: _("hear what the exhibitor says"),
        flow.ACCEPTED: _("close"),
        flow.CONTESTED: _("look again"),
    }
    return words.get(row.state, ""), None

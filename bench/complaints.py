"""Complaints: lists, search, queue and page, the public form, and the sweep of the clock over the open."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from random import Random
from statistics import median
from urllib.parse import quote

from sqlalchemy import bindparam, text

from bench.bases import Base
from bench.door import pairs
from bench.figures import Figure, duration
from bench.filling import NEXT
from bench.frame import EDITIONS
from bench.lists import Address, medians
from bench.names import PEOPLE, TRADES, stem
from bench.timing import ratio, side_by_side
from complaints import escalating
from complaints.policy import LADDER
from foundation import clock
from foundation.database import UtcDateTime, db

WITHIN, FLAT, OF_BARE, ROUNDS = 1.5, 1.25, 1.5, 5
HERE = f"edition={EDITIONS}"
PAGES: dict[str, Address] = {
    "complaints, open": lambda random, size: f"/complaints/?{HERE}",
    "complaints, open, all events": lambda random, size: f"/complaints/?{HERE}&events=all",
    "complaints, newest first": lambda random, size: f"/complaints/?{HERE}&sort=-received",
    "complaints, closed": lambda random, size: f"/complaints/?{HERE}&state=closed",
    "complaints, my queue": lambda random, size: f"/complaints/?{HERE}&state=mine",
    "complaints, overdue": lambda random, size: f"/complaints/?{HERE}&state=overdue",
    "complaints, critical": lambda random, size: f"/complaints/?{HERE}&severity=critical&events=all",
    "complaints, search, few": lambda random, size: f"/complaints/?{HERE}&q={stem(random)}",
    "complaints, search, many": lambda random, size: f"/complaints/?{HERE}&q={quote(random.choice(TRADES))}",
    "complaints, search a number": lambda random, size: f"/complaints/?q=C-2020-{random.randint(1, size):07}",
    "complaint page": lambda random, size: f"/complaints/{random.randint(1, size)}",
}
FILL = """INSERT INTO complaint (id, number, exhibitor_id, edition_id, contact_id, owner_id, source, title,
 severity, state, received_at, acknowledge_due_at, answer_due_at, closed_at, escalated,
 acknowledge_escalated, reopened, version)
SELECT x.id, 'C-2020-' || {number}, x.id, 1 + x.id % :editions, x.id, 1 + x.id % :people, 'staff',
 'No power on the stand ' || x.id,
 CASE x.id % 20 WHEN 0 THEN 'critical' WHEN 1 THEN 'high' WHEN 2 THEN 'high' WHEN 3 THEN 'low'
  ELSE 'medium' END,
 CASE x.id % 10 WHEN 0 THEN 'received' WHEN 1 THEN 'acknowledged' WHEN 2 THEN 'investigated'
  WHEN 3 THEN 'answered' ELSE 'closed' END,
 {received}, {due}, {due}, CASE WHEN x.id % 10 > 3 THEN {due} END, 0, 0, 0, 1 FROM exhibitor x"""
BY_ENGINE = {
    "sqlite": {"number": "printf('%07d', x.id)", "at": "strftime('%Y-%m-%d %H:%M:%f000', :day, {0})"},
    "postgresql": {"number": "lpad(x.id::text, 7, '0')", "at": "CAST(:day AS timestamptz) + {0}"},
}
SPREAD = {
    "sqlite": ("'-' || (x.id % 500) || ' hours'", "'+' || (1 + x.id % 5000) || ' minutes'"),
    "postgresql": ("(x.id % 500) * interval '-1 hour'", "(1 + x.id % 5000) * interval '1 minute'"),
}
BARE = """UPDATE complaint SET escalated = 1, overdue_raised_at = :now
 WHERE state IN ('received', 'acknowledged', 'investigated') AND paused_at IS NULL
 AND answer_due_at < :now AND escalated < 1 RETURNING id"""
OPEN = "UPDATE complaint SET state = 'investigated', closed_at = NULL"


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Fill a complaint for every exhibitor; a third is open for the pages, all of them for the sweep."""
    for base in bases:
        _fill(base)
    small, large = bases[0], bases[-1]
    browsers = {one.size: one.browser() for one in (small, large)}
    for name, address in PAGES.items():
        before, taken = medians(Random(name), browsers, address)
        against = f"at {small.size}: {duration(before)}"
        yield Figure(name, large.database, large.size, duration(taken), against, taken / before, WITHIN)
    yield from _form(small, large)
    yield from _sweeps(small, large)


def _fill(base: Base) -> None:
    engine = BY_ENGINE[base.database]
    received, due = (engine["at"].format(one) for one in SPREAD[base.database])
    filled = text(FILL.format(number=engine["number"], received=received, due=due))
    day = bindparam("day", clock.now(), UtcDateTime())
    with base.app.app_context(), db.engine.begin() as connection:
        connection.execute(filled.bindparams(day), {"editions": EDITIONS, "people": PEOPLE})
        if base.database == "postgresql":
            connection.execute(text(NEXT.format("complaint")))
    base.analyze()


def _form(small: Base, large: Base) -> Iterator[Figure]:
    """The public form opened and sent by sixteen clients at once, on the production server."""
    before, taken = pairs([small, large])
    against = f"at {small.size}: {1 / median(before):.0f}/s"
    told = f"{1 / median(taken):.0f}/s"
    grown = ratio(taken, before)
    yield Figure("complaint form, 16 clients", large.database, large.size, told, against, grown, FLAT)


def _sweeps(small: Base, large: Base) -> Iterator[Figure]:
    """Every complaint open: a sweep that finds nothing due, at both sizes; one that finds all of them due."""
    for base in (small, large):
        with base.app.app_context(), db.engine.begin() as connection:
            connection.execute(text(OPEN))
        base.analyze()
    where = large.database, large.size
    before, taken = side_by_side(ROUNDS, *(partial(_undone, base, _ours, -30) for base in (small, large)))
    against = f"at {small.size}: {duration(median(before))}"
    rest = ratio(taken, before)
    yield Figure("sweep, nothing due", *where, duration(median(taken)), against, rest, WITHIN)
    ours, bare = side_by_side(ROUNDS, *(partial(_undone, large, work, 5) for work in (_ours, _bare)))
    against = f"bare statement: {duration(median(bare))}"
    yield Figure("sweep, all due", *where, duration(median(ours)), against, ratio(ours, bare), OF_BARE)


def _undone(base: Base, work: Callable[[datetime], object], days_ahead: int) -> None:
    with base.app.app_context():
        work(clock.now() + timedelta(days=days_ahead))
        db.session.rollback()


def _ours(now: datetime) -> None:
    escalating.claim(escalating.ANSWER, now, LADDER[1:2])


def _bare(now: datetime) -> None:
    statement = text(BARE).bindparams(bindparam("now", now, UtcDateTime()))
    db.session.execute(statement).all()

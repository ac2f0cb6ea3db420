"""Reckoning a backtest: a small portfolio at once, a large one as a job; either is kept."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from classification import assessing
from classification.proving.backtest import backtest
from exhibitors.models import Exhibitor
from foundation import clock, work
from foundation.database import db, reading, unit_of_work

KIND = "backtest"
AT_ONCE = 1_000


def subject(as_of: date, editions: int, among: str) -> str:
    """Return what the job about these choices is found by."""
    return f"backtest:{as_of.isoformat()}:{editions}:{among}"


def reckon(as_of: date, editions: int, among: str) -> work.Job:
    """Return the job that looks back: done where the portfolio is small, queued otherwise."""
    about = subject(as_of, editions, among)
    before = work.latest(about)
    if before is not None and before.open:
        return before
    job = work.queue(KIND, subject=about, as_of=as_of.isoformat(), editions=editions, among=among)
    exhibitors = db.session.scalar(select(func.count()).select_from(Exhibitor)) or 0
    if exhibitors <= AT_ONCE:
        job.result = backtest(as_of, editions, among, assessing.today())
        job.state, job.finished_at = "done", clock.now()
    db.session.flush()
    return job


def earlier(limit: int = 10) -> Sequence[work.Job]:
    """Return the backtests last reckoned."""
    done = select(work.Job).where(work.Job.kind == KIND, work.Job.state == "done")
    return db.session.scalars(done.order_by(work.Job.id.desc()).limit(limit)).all()


@work.handles(KIND)
def run(job: work.Job) -> dict[str, Any]:
    """Reckon one as a job that shows how far it is, and lets others write meanwhile."""
    asked = job.payload

    def report(done: int, total: int) -> None:
        db.session.rollback()
        with unit_of_work():
            job.report(done, total)

    as_of = date.fromisoformat(asked["as_of"])
    with reading():
        return backtest(as_of, asked["editions"], asked["among"], assessing.today(), report)

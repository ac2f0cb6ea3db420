"""Long work: a job row with progress, heartbeat and result, claimed by whichever worker is free.

A handler is registered once (`@handles("kind")`) and must be able to start again from what it has committed:
a killed worker's job is taken over when its lease ends. While a handler runs, a heartbeat renews the lease,
however long its statements take. Progress and end are written only under the worker's own claim: a worker
that slept through its lease is told so (LostClaimError) and what it had not committed is rolled back.
"""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

from flask import current_app
from sqlalchemy import JSON, Index, and_, or_, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock, stopping
from foundation.database import Base, UtcDateTime, db, one_of, unit_of_work, word
from foundation.heartbeat import beating

holding: ContextVar[str | None] = ContextVar("holding", default=None)
STATES = ("queued", "running", "done", "failed")
ATTEMPTS = 3


class LostClaimError(RuntimeError):
    """Another worker has taken the job over; this one stops without a trace."""


def lease() -> datetime:
    """Return until when a job claimed now is left alone by others."""
    return clock.now() + timedelta(seconds=current_app.config["JOB_LEASE_SECONDS"])


class Job(Base):
    """One piece of long work. `subject` says what it is about, as "import:12", and finds it again.

    `attempts` counts the starts without any progress since. `claim` names the hold of whoever runs it now;
    a worker compares it with `holding`, its own, because a reloaded row shows the next one's.
    """

    __tablename__ = "job"
    __table_args__ = (one_of("state", STATES), Index("ix_job_open", "state", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str | None] = mapped_column(index=True)
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    state: Mapped[str] = word(default="queued")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    error: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    queued_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    claim: Mapped[str | None]
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def open(self) -> bool:
        """Return whether the job still has work to do."""
        return self.state in ("queued", "running")

    def report(self, done: int, total: int | None = None) -> None:
        """Note progress and renew the lease; goes out with the handler's next commit."""
        db.session.flush()
        attempts = 1 if done > self.done else self.attempts
        total = self.total if total is None else total
        _under_claim(self.id, holding.get(), done=done, total=total, attempts=attempts, lease_until=lease())
        db.session.expire(self, ["done", "total", "attempts", "lease_until"])


Handler = Callable[[Job], dict[str, Any] | None]
HANDLERS: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register the handler of a kind of job."""

    def register(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return register


def queue(kind: str, *, subject: str | None = None, **payload: Any) -> Job:
    """Queue long work in the caller's transaction."""
    job = Job(kind=kind, subject=subject, payload=payload)
    db.session.add(job)
    return job


def latest(subject: str) -> Job | None:
    """Return the newest job about `subject`."""
    return db.session.scalar(select(Job).where(Job.subject == subject).order_by(Job.id.desc()).limit(1))


def claim() -> Job | None:
    """Claim the oldest open job nobody holds, in a transaction of its own."""
    free = or_(Job.state == "queued", and_(Job.state == "running", Job.lease_until < clock.now()))
    with unit_of_work():
        job_id = db.session.scalar(select(Job.id).where(free).order_by(Job.id).limit(1))
        if job_id is None:
            return None
        held = {"state": "running", "claim": token_hex(8), "lease_until": lease()}
        taking = update(Job).where(Job.id == job_id, free).values(**held, attempts=Job.attempts + 1)
        if db.session.connection().execute(taking).rowcount != 1:
            return None
    return db.session.get(Job, job_id, populate_existing=True)


def _under_claim(job_id: int, hold: str | None, **values: Any) -> None:
    held = update(Job).where(Job.id == job_id, Job.claim == hold).values(**values)
    if db.session.connection().execute(held).rowcount != 1:
        raise LostClaimError(f"job {job_id} was taken over")


def _renew(job_id: int, hold: str | None) -> None:
    with unit_of_work():
        _under_claim(job_id, hold, lease_until=lease())


def _end(job_id: int, hold: str | None, **values: Any) -> None:
    _under_claim(job_id, hold, finished_at=clock.now(), claim=None, lease_until=None, **values)


def _refuse(job_id: int, hold: str | None, reason: str) -> None:
    with unit_of_work():
        _end(job_id, hold, state="failed", error=reason[:500])


def _run(job_id: int, hold: str | None) -> None:
    """Run the handler; its last changes and the job's end are one transaction."""
    held = holding.set(hold)
    try:
        with unit_of_work():
            job = db.session.get_one(Job, job_id)
            result = HANDLERS[job.kind](job)
            _end(job_id, hold, state="done", result=result)
    except LostClaimError as error:
        current_app.logger.warning("%s", error)
    except OperationalError as error:
        current_app.logger.warning("job %s, to be tried again: %s", job_id, error.orig)
    except Exception as error:
        current_app.logger.exception("job %s failed", job_id)
        _refuse(job_id, hold, str(error) or type(error).__name__)
    finally:
        holding.reset(held)


def run_one() -> bool:
    """Claim and run one job; False when there was none.

    A database that is busy or away is no fault of the job: it runs again when its lease ends.
    """
    job = claim()
    if job is None:
        return False
    job_id, hold, reason = job.id, job.claim, _hopeless(job)
    db.session.rollback()
    if reason:
        _refuse(job_id, hold, reason)
        return True
    with beating(current_app.config["JOB_LEASE_SECONDS"] / 3, lambda: _renew(job_id, hold)):
        _run(job_id, hold)
    return True


def _hopeless(job: Job) -> str | None:
    if job.attempts > ATTEMPTS:
        return f"Started {ATTEMPTS} times without getting any further."
    return None if job.kind in HANDLERS else f"Nothing handles {job.kind}."


def run_all() -> int:
    """Run jobs until none is left; return how many ran."""
    ran = 0
    while not stopping.asked.is_set() and run_one():
        ran += 1
    return ran

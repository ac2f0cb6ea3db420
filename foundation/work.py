"""Long work: a job row with progress, heartbeat and result, claimed by whichever worker is free.

A handler is registered once (`@handles("kind")`) and must be able to start again from what it has committed:
a killed worker's job is taken over when its lease ends.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import JSON, Index, and_, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.database import Base, UtcDateTime, db, one_of, unit_of_work, word

STATES = ("queued", "running", "done", "failed")
LEASE = timedelta(seconds=60)
ATTEMPTS = 3


class Job(Base):
    """One piece of long work. `subject` says what it is about, as "import:12", and finds it again."""

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
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def open(self) -> bool:
        """Return whether the job still has work to do."""
        return self.state in ("queued", "running")

    def report(self, done: int, total: int | None = None) -> None:
        """Note progress and renew the lease; goes out with the handler's next commit."""
        self.done, self.lease_until = done, clock.now() + LEASE
        self.total = total if total is not None else self.total


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
        lease = {"state": "running", "lease_until": clock.now() + LEASE, "attempts": Job.attempts + 1}
        taken = db.session.connection().execute(update(Job).where(Job.id == job_id, free).values(**lease))
        if taken.rowcount != 1:
            return None
    return db.session.get(Job, job_id, populate_existing=True)


def _finish(job_id: int, **values: Any) -> None:
    with unit_of_work():
        db.session.execute(update(Job).where(Job.id == job_id).values(finished_at=clock.now(), **values))


def run_one() -> bool:
    """Claim and run one job to its end; False when there was none."""
    job = claim()
    if job is None:
        return False
    job_id = job.id
    if job.attempts > ATTEMPTS:
        _finish(job_id, state="failed", error=f"Stopped {ATTEMPTS} times without an end.")
        return True
    try:
        with unit_of_work():
            result = HANDLERS[job.kind](job)
    except Exception as error:
        current_app.logger.exception("job %s failed", job_id)
        _finish(job_id, state="failed", error=str(error)[:500] or type(error).__name__)
    else:
        _finish(job_id, state="done", result=result)
    return True


def run_all() -> int:
    """Run jobs until none is left; return how many ran."""
    ran = 0
    while run_one():
        ran += 1
    return ran

"""Long work ends once, is taken over when its worker dies, and gives up when it gets nowhere."""

from datetime import timedelta
from time import sleep

import pytest
import time_machine
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from foundation import clock, work
from foundation.database import db, unit_of_work


@pytest.fixture
def handler(monkeypatch):
    """Register a handler for the kind "count"."""

    def register(function):
        monkeypatch.setitem(work.HANDLERS, "count", function)

    return register


def queued(**values) -> int:
    """Commit a job and return its number."""
    with unit_of_work():
        job = work.queue("count")
        for name, value in values.items():
            setattr(job, name, value)
        db.session.flush()
        return job.id


def now(number: int) -> work.Job:
    """Return the job as it is stored."""
    return db.session.get_one(work.Job, number, populate_existing=True)


def test_a_job_runs_once_and_keeps_its_result(app, handler):
    handler(lambda job: {"rows": 3})
    number = queued()
    assert [work.run_all(), work.run_all()] == [1, 0]
    assert (now(number).state, now(number).result) == ("done", {"rows": 3})


def test_progress_is_seen_by_others_once_committed(app, handler):
    def count(job):
        job.report(5, total=10)
        db.session.commit()

    handler(count)
    number = queued()
    work.run_all()
    assert (now(number).done, now(number).total) == (5, 10)


def test_an_error_is_kept_and_its_changes_are_rolled_back(app, handler):
    def fails(job):
        job.payload = {"half": "done"}
        raise ValueError("row 7 has no name")

    handler(fails)
    number = queued()
    work.run_all()
    assert (now(number).state, now(number).error, now(number).payload) == ("failed", "row 7 has no name", {})


def test_a_dead_workers_job_is_taken_over_when_its_lease_ends(app, handler):
    handler(lambda job: None)
    number = queued(state="running", claim="dead", lease_until=clock.now() + timedelta(seconds=30))
    assert work.run_all() == 0
    with time_machine.travel(clock.now() + timedelta(seconds=31)):
        assert work.run_all() == 1
    assert now(number).state == "done"


def taken_over(job):
    """Let another worker take the job over."""
    with db.engine.begin() as connection:
        connection.execute(update(work.Job).values(claim="another"))


def test_a_worker_that_lost_its_claim_cannot_report(app, handler):
    lost = []

    def slow(job):
        db.session.rollback()
        taken_over(job)
        with pytest.raises(work.LostClaimError):
            job.report(1)
        lost.append(job.id)
        raise work.LostClaimError

    handler(slow)
    number = queued()
    work.run_all()
    assert lost == [number]
    assert (now(number).state, now(number).claim) == ("running", "another")


def test_a_worker_that_lost_its_claim_does_not_end_the_job(app, handler):
    def slow(job):
        db.session.rollback()
        taken_over(job)

    handler(slow)
    number = queued()
    work.run_all()
    assert now(number).state == "running"


def test_a_job_that_never_gets_further_is_given_up(app, handler):
    handler(lambda job: None)
    number = queued(attempts=work.ATTEMPTS)
    work.run_all()
    assert now(number).state == "failed"
    assert "without getting any further" in (now(number).error or "")


def test_progress_gives_a_job_its_attempts_back(app, handler):
    def count(job):
        job.report(job.done + 1)
        db.session.commit()
        assert job.attempts == 1

    handler(count)
    number = queued(attempts=work.ATTEMPTS - 1)
    work.run_all()
    assert now(number).state == "done"


def test_a_busy_database_is_no_fault_of_the_job(app, handler):
    def busy(job):
        raise OperationalError("UPDATE", {}, Exception("database is locked"))

    handler(busy)
    number = queued()
    work.run_all()
    assert now(number).state == "running"


def test_the_heartbeat_keeps_a_slow_job_from_being_taken_over(app, handler, monkeypatch):
    monkeypatch.setitem(app.config, "JOB_LEASE_SECONDS", 0.3)
    seen = []

    def slow(job):
        db.session.rollback()
        for _ in range(8):
            sleep(0.1)
            seen.append(work.claim())

    handler(slow)
    number = queued()
    work.run_one()
    assert seen == [None] * 8
    assert now(number).state == "done"


def test_a_kind_that_nothing_handles_fails_with_its_name(app):
    with unit_of_work():
        job = work.queue("unheard-of")
        db.session.flush()
        number = job.id
    work.run_all()
    assert now(number).error == "Nothing handles unheard-of."

"""The search for duplicates and merging many of them as work: at night, and when somebody asks for it."""

from dataclasses import asdict

from sqlalchemy import select

from exhibitors.duplicates import merging_many, scanning, unseen
from exhibitors.duplicates.models import DuplicateScan
from exhibitors.duplicates.review import Filters
from exhibitors.models import Exhibitor
from foundation import work
from foundation.database import db, unit_of_work
from foundation.work import Job, handles

SUBJECT = "duplicates"


@handles("duplicates.scan")
def scan(job: Job) -> dict[str, int]:
    """Compare exhibitors, then merge what the setting allows to merge unseen."""
    number = job.payload["scan_id"]
    scanning.run(number, job.report)
    least = unseen.unseen_from()
    if least is not None:
        _queue_merging(Filters(round(least * 100)), None)
    done = db.session.get_one(DuplicateScan, number)
    return {"compared": done.compared, "found": done.found}


@handles("duplicates.merge")
def merge(job: Job) -> dict[str, int]:
    """Merge everything that matches."""
    filters = Filters(**job.payload["filters"])
    return {"merged": merging_many.merge_all(filters, job.payload["person_id"], job.report)}


def queue(*, whole: bool = False) -> Job:
    """Queue a search, unless work on duplicates is under way; return the job either way."""
    job = work.latest(SUBJECT)
    if job is None or not job.open:
        job = work.queue("duplicates.scan", subject=SUBJECT, scan_id=scanning.begin(whole).id)
        db.session.flush()
    return job


def queue_merging(filters: Filters, person_id: int) -> bool:
    """Queue merging all that match; False when work on duplicates is under way."""
    job = work.latest(SUBJECT)
    if job is not None and job.open:
        return False
    _queue_merging(filters, person_id)
    return True


def _queue_merging(filters: Filters, person_id: int | None) -> None:
    work.queue("duplicates.merge", subject=SUBJECT, filters=asdict(filters), person_id=person_id)


def search_nightly() -> int:
    """Queue a search for the duplicates of whoever is new or changed; return 0 when there is nobody."""
    if db.session.scalar(select(Exhibitor.id).limit(1)) is None:
        return 0
    with unit_of_work():
        queue()
    return 1

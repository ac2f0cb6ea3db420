"""The search for duplicates as work of its own: at night, and when somebody asks for it."""

from sqlalchemy import select

from exhibitors.duplicates import scanning
from exhibitors.duplicates.models import DuplicateScan
from exhibitors.models import Exhibitor
from foundation import work
from foundation.database import db, unit_of_work
from foundation.work import Job, handles

SUBJECT = "duplicates"


@handles("duplicates.scan")
def scan(job: Job) -> dict[str, int]:
    """Compare exhibitors."""
    number = job.payload["scan_id"]
    scanning.run(number, job.report)
    done = db.session.get_one(DuplicateScan, number)
    return {"compared": done.compared, "found": done.found}


def queue(*, whole: bool = False) -> Job:
    """Queue a search, unless one is under way; return it either way."""
    job = work.latest(SUBJECT)
    if job is None or not job.open:
        job = work.queue("duplicates.scan", subject=SUBJECT, scan_id=scanning.begin(whole).id)
        db.session.flush()
    return job


def search_nightly() -> int:
    """Queue a search for the duplicates of whoever is new or changed; return 0 when there is nobody."""
    if db.session.scalar(select(Exhibitor.id).limit(1)) is None:
        return 0
    with unit_of_work():
        queue()
    return 1

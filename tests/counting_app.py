"""The application with one more kind of long work: counts to the job's `to`, a row and a commit at a time."""

from time import sleep

from app import create_app
from foundation import clock
from foundation.database import db
from foundation.once import PostedForm
from foundation.work import Job, handles

__all__ = ["create_app"]


@handles("count-slowly")
def count(job: Job) -> dict[str, int]:
    """Write a row a step; a step done twice would break its unique name."""
    print("counting", flush=True)
    last = job.payload["to"]
    while job.done < last:
        step = job.done + 1
        db.session.add(PostedForm(token=f"step-{step}", location=None, posted_at=clock.now()))
        job.report(step, total=last)
        db.session.commit()
        sleep(job.payload["pause"])
    return {"counted": last}

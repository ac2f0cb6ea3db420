"""The nightly assessment, and the same on demand as a job."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from classification import assessing, kept_figures, policies
from classification.changed import changed_since
from exhibitors.models import Exhibitor
from foundation import clock, work
from foundation.database import db, reading, unit_of_work

KIND, SUBJECT = "assess_everybody", "classes"
LATELY, AT_MOST = timedelta(seconds=45), 500


def assess_everybody() -> int:
    """Assess every exhibitor as of today; return how many changed. A second run on a day changes nothing.

    It writes only once everybody is judged: until then nobody else has to wait.
    """
    day = assessing.today()
    with unit_of_work():
        policies.ensured(day)
    with reading():
        found = assessing.find_all(day)
    with unit_of_work():
        changed = assessing.keep_all(found)
    kept_figures.refresh()
    return changed


def assess_changed() -> int:
    """Assess at once whose facts changed in the last minutes; return how many were looked at.

    Twice is once, so the minutes overlap. After very many at a time, as an import brings, and where nobody
    was ever assessed, everybody's turn comes as a job.
    """
    with reading():
        found, begun = changed_since(clock.now() - LATELY), assessing.latest_round() is not None
    if not found:
        return 0
    with unit_of_work():
        if begun and len(found) <= AT_MOST:
            assessing.assess(*found)
        else:
            queue_everybody()
    return len(found)


def queue_everybody() -> None:
    """Queue the assessment of everybody as a job, unless one already waits."""
    job = work.latest(SUBJECT)
    if job is None or job.state != "queued":
        work.queue(KIND, subject=SUBJECT)


@work.handles(KIND)
def run(job: work.Job) -> dict[str, Any]:
    """Do the same as a job that shows how far it is."""
    exhibitors = db.session.scalar(select(func.count()).select_from(Exhibitor)) or 0
    policies.ensured(assessing.today())
    job.report(0, exhibitors)
    db.session.commit()
    with reading():
        found = assessing.find_all(assessing.today())
    changed = assessing.keep_all(found)
    job.report(exhibitors)
    db.session.commit()
    kept_figures.refresh()
    return {"exhibitors": exhibitors, "changed": changed}

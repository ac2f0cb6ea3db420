"""The nightly assessment, and the same on demand as a job."""

from typing import Any

from sqlalchemy import func, select

from classification import assessing
from exhibitors.models import Exhibitor
from foundation import work
from foundation.database import db, unit_of_work

KIND = "assess_everybody"


def assess_everybody() -> int:
    """Assess every exhibitor as of today; return how many changed. A second run on a day changes nothing."""
    with unit_of_work():
        return assessing.assess_all()


@work.handles(KIND)
def run(job: work.Job) -> dict[str, Any]:
    """Do the same as a job that shows how far it is."""
    exhibitors = db.session.scalar(select(func.count()).select_from(Exhibitor)) or 0
    job.report(0, exhibitors)
    db.session.commit()
    changed = assessing.assess_all()
    job.report(exhibitors)
    return {"exhibitors": exhibitors, "changed": changed}

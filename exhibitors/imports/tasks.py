"""The long work of imports, each kind able to go on from what a killed worker has committed."""

from exhibitors.imports.applying import apply
from exhibitors.imports.staging import stage
from exhibitors.imports.undoing import undo
from foundation.database import unit_of_work
from foundation.work import Job, handles


@handles("import.read")
def read_file(job: Job) -> None:
    """Read the file into rows and match them."""
    stage(job.payload["run_id"], job.report)


@handles("import.apply")
def bring_in(job: Job) -> None:
    """Bring the rows in."""
    apply(job.payload["run_id"], job.report)


@handles("import.undo")
def take_back(job: Job) -> None:
    """Take a run back."""
    with unit_of_work():
        undo(job.payload["run_id"])

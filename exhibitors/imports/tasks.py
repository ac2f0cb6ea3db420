"""The long work of imports, each kind able to go on from what a killed worker has committed."""

from exhibitors.imports import runs
from exhibitors.imports.applying import apply
from exhibitors.imports.look_alikes import compare
from exhibitors.imports.staging import stage
from exhibitors.imports.undoing import undo
from foundation import work
from foundation.database import unit_of_work
from foundation.work import Job, handles


@handles("import.read")
def read_file(job: Job) -> None:
    """Read the file into rows and match them; then those that would be new are compared."""
    run_id = job.payload["run_id"]
    stage(run_id, job.report)
    work.queue("import.compare", subject=f"{runs.COMPARING}:{run_id}", run_id=run_id)


@handles("import.compare")
def compare_new(job: Job) -> None:
    """Find the exhibitors that the new rows look like."""
    compare(job.payload["run_id"], job.report)


@handles("import.apply")
def bring_in(job: Job) -> None:
    """Bring the rows in."""
    apply(job.payload["run_id"], job.report)


@handles("import.undo")
def take_back(job: Job) -> None:
    """Take a run back."""
    with unit_of_work():
        undo(job.payload["run_id"])

"""How many rows became what: rows read = created + matched + rejected + skipped, by construction."""

from sqlalchemy import func, select

from exhibitors.imports.batches import ROWS
from exhibitors.imports.models import ImportRun, Outcome
from foundation.database import db


def take(run: ImportRun) -> None:
    """Count the run's rows and write the figures on it."""
    of_run = select(ROWS.c.outcome, func.count().label("rows")).where(ROWS.c.run_id == run.id)
    counted = db.session.execute(of_run.group_by(ROWS.c.outcome))
    found = {row.outcome: row.rows for row in counted}
    run.rows_read = sum(found.values())
    for outcome in Outcome:
        setattr(run, outcome, found.get(outcome, 0))

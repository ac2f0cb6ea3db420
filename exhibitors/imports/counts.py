"""How many rows became what: rows read = created + matched + rejected + skipped, by construction."""

from sqlalchemy import func, select

from exhibitors.imports.batches import ROWS
from exhibitors.imports.models import ImportRun, Outcome
from foundation.database import db


def take(run: ImportRun) -> None:
    """Count the run's rows and write the figures on it."""
    of_run = select(ROWS.c.outcome, ROWS.c.brings, func.count()).where(ROWS.c.run_id == run.id)
    found = {
        (outcome, brings): rows
        for outcome, brings, rows in db.session.execute(of_run.group_by(ROWS.c.outcome, ROWS.c.brings))
    }
    run.rows_read = sum(found.values())
    run.same = found.get((Outcome.MATCHED, False), 0)
    for outcome in Outcome:
        setattr(run, outcome, sum(rows for (one, _), rows in found.items() if one == outcome))

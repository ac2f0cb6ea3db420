"""How many rows became what: rows read = created + matched + rejected + skipped, by construction."""

from sqlalchemy import func, select

from exhibitors.imports.batches import ROWS
from exhibitors.imports.models import ImportRun, Outcome
from foundation.database import db


def take(run: ImportRun) -> None:
    """Count the run's rows and write the figures on it."""
    counted = select(ROWS.c.outcome, func.count()).where(ROWS.c.run_id == run.id).group_by(ROWS.c.outcome)
    found = dict(db.session.execute(counted).tuples().all())
    run.rows_read = sum(found.values())
    for outcome in Outcome:
        setattr(run, outcome, found.get(outcome, 0))

"""What an import changed, and gave back when it was undone, written into the history of the fields."""

from sqlalchemy import ColumnElement, and_, insert, literal, select

from exhibitors.field_change import Cause, FieldChange
from exhibitors.imports.batches import CHANGES, ROWS, Batch
from exhibitors.imports.models import ImportRun
from foundation import clock
from foundation.database import UtcDateTime, db
from staff.models import Person

_COLUMNS = ["record", "record_id", "exhibitor_id", "field", "before", "after", "person_id", "at", "cause"]
_FOLLOWED = ("exhibitor", "participation", "contact")


def changed(batch: Batch, run: ImportRun) -> None:
    """Write down what the batch changed."""
    _write(run, Cause.IMPORT, False, CHANGES.c.number.between(batch.low, batch.high))


def given_back(run: ImportRun) -> None:
    """Write down what undoing the run gave back."""
    _write(run, Cause.RESTORE, True, CHANGES.c.kept.is_(False))


def _write(run: ImportRun, cause: Cause, back: bool, *which: ColumnElement[bool]) -> None:
    values = [CHANGES.c.after, CHANGES.c.before] if back else [CHANGES.c.before, CHANGES.c.after]
    changes = select(
        CHANGES.c.record,
        CHANGES.c.record_id,
        ROWS.c.exhibitor_id,
        CHANGES.c.field,
        *values,
        literal(run.person_id, Person.__table__.c.id.type),
        literal(clock.now(), UtcDateTime),
        literal(str(cause)),
    ).join(ROWS, and_(ROWS.c.run_id == CHANGES.c.run_id, ROWS.c.number == CHANGES.c.number))
    followed = (CHANGES.c.record.in_(_FOLLOWED), CHANGES.c.field != "website_host")
    mine = (CHANGES.c.run_id == run.id, ROWS.c.exhibitor_id.is_not(None), *followed)
    db.session.execute(insert(FieldChange).from_select(_COLUMNS, changes.where(*mine, *which)))

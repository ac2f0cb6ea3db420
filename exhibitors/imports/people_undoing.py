"""Taking a list of contacts or interactions back: what it made goes, unless it was edited or used since."""

from sqlalchemy import ColumnElement, Table, delete, exists, or_, select, update

from exhibitors.imports import changes, restoring
from exhibitors.imports.batches import CONTACTS, INTERACTIONS, ROWS
from exhibitors.imports.models import ImportRun, Kept, Kind, Outcome
from exhibitors.imports.uses import used
from foundation.database import db


def take_back(run: ImportRun) -> None:
    """Delete what the run made and nobody has touched, and restore what it changed."""
    table = CONTACTS if run.kind == Kind.CONTACTS else INTERACTIONS
    _mark(run, table, Kept.EDITED, _edited(table))
    _mark(run, table, Kept.USED, used(table))
    kept = select(ROWS.c.record_id).where(ROWS.c.run_id == run.id, ROWS.c.kept.is_not(None))
    if table is CONTACTS:
        restoring.restore(run, CONTACTS, "contact", changes.CONTACT_FIELDS)
    db.session.execute(delete(table).where(table.c.import_run_id == run.id, table.c.id.not_in(kept)))


def _mark(run: ImportRun, table: Table, why: Kept, condition: ColumnElement[bool]) -> None:
    made = select(table.c.id).where(table.c.import_run_id == run.id, condition)
    rows = (ROWS.c.run_id == run.id, ROWS.c.outcome == Outcome.CREATED, ROWS.c.kept.is_(None))
    db.session.execute(update(ROWS).where(*rows, ROWS.c.record_id.in_(made)).values(kept=why))


def _edited(table: Table) -> ColumnElement[bool]:
    """A contact counts its saves; an interaction is compared with the row that made it."""
    if table is CONTACTS:
        return CONTACTS.c.version > 1
    differs = or_(*(INTERACTIONS.c[name].is_distinct_from(ROWS.c[name]) for name in ("summary", "body")))
    return exists().where(ROWS.c.record_id == table.c.id, ROWS.c.run_id == table.c.import_run_id, differs)

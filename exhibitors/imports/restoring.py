"""Values that a run changed, given back where nobody changed them again."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Table, exists, select, update

from exhibitors.field_text import selected_text, typed
from exhibitors.imports.batches import CHANGES
from exhibitors.imports.models import ImportRun
from foundation.database import db


def restore(run: ImportRun, table: Table, record: str, fields: Iterable[str]) -> None:
    """Give back the values that the run changed, where they were not changed again since."""
    mine = (CHANGES.c.run_id == run.id, CHANGES.c.record == record)
    for field in fields:
        _restore_field(table, field, *mine, CHANGES.c.field == field)
    back = select(CHANGES.c.record_id).where(*mine, CHANGES.c.kept.is_(False))
    db.session.execute(update(table).where(table.c.id.in_(back)).values(version=table.c.version + 1))


def _restore_field(table: Table, field: str, *mine: ColumnElement[bool]) -> None:
    """Where the value is still what the run made it, it becomes what it was; elsewhere the change is kept."""
    record = table.c.id == CHANGES.c.record_id
    untouched = selected_text(table.c[field]) == CHANGES.c.after
    kept = update(CHANGES).where(*mine, ~exists().where(record, untouched))
    db.session.execute(kept.values(kept=True))
    before = typed(table.c[field], CHANGES.c.before)
    restored = update(table).where(*mine, record, CHANGES.c.kept.is_(False))
    db.session.execute(restored.values({field: before}))

"""One value for one field of many records, with its history, and taking that back: a few statements each.

batch = record_bulk(ids, "industry", "Robotics", person_id)
apply(batch)
...
left_alone = take_back(batch)
"""

from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    String,
    Table,
    and_,
    cast,
    insert,
    literal,
    select,
    update,
)

from exhibitors.assigned import keep_in_step
from exhibitors.field_change import Cause, ChangeBatch, FieldChange, Record
from exhibitors.field_text import FOLLOWED, as_text, selected_text, table_of, typed
from foundation import clock
from foundation.database import UtcDateTime, db

OTHERS_FOLLOW = frozenset({"name", "website"})
_COLUMNS = ["record", "record_id", "exhibitor_id", "field", "before", "after"]
_COLUMNS += ["person_id", "at", "cause", "batch_id"]


class NotInBulk(ValueError):
    """The field is not followed, or other columns follow from it: it is set one record at a time."""


def record_bulk(
    ids: Select[*tuple[Any, ...]],
    field: str,
    after: Any,
    person_id: int | None,
    record: str = Record.EXHIBITOR,
) -> ChangeBatch:
    """Write down, before it happens, that `field` of the records whose ids are selected becomes `after`.

    Only those with another value are written down; `apply` sets exactly these.
    """
    if field not in FOLLOWED[record] or field in OTHERS_FOLLOW:
        raise NotInBulk(field)
    table, text = table_of(record), as_text(after)
    batch = ChangeBatch(record=record, field=field, after=text, person_id=person_id)
    db.session.add(batch)
    db.session.flush()
    column = table.c[field]
    changing = (table.c.id.in_(ids), column.is_distinct_from(after))
    before = change_of(table, batch, person_id, Cause.BULK, selected_text(column), literal(text, String))
    batch.changed = write_down(before.where(*changing))
    db.session.flush()
    return batch


def apply(batch: ChangeBatch) -> int:
    """Give the batch's value to the records that it wrote down; return how many."""
    table = table_of(batch.record)
    value = typed(table.c[batch.field], literal(batch.after, String))
    return _update(table, batch.field, value, records_of(batch, Cause.BULK))


def take_back(batch: ChangeBatch) -> int:
    """Give back what each record had before, where it still has what the batch set; return how many have not.

    Taking back is a change like any other, and written down.
    """
    table, mine = table_of(batch.record), FieldChange.__table__
    column, before = table.c[batch.field], mine.c.before
    still = column.is_not_distinct_from(typed(column, literal(batch.after, String)))
    of_batch = and_(mine.c.batch_id == batch.id, mine.c.cause == Cause.BULK, mine.c.record_id == table.c.id)
    change = change_of(table, batch, batch.person_id, Cause.RESTORE, literal(batch.after, String), before)
    back = write_down(change.join(mine, of_batch).where(still))
    former = select(typed(column, before)).where(of_batch).correlate(table).scalar_subquery()
    _update(table, batch.field, former, records_of(batch, Cause.RESTORE))
    batch.undone_at = clock.now()
    return batch.changed - back


def change_of(
    table: Table,
    batch: ChangeBatch,
    person_id: int | None,
    cause: Cause,
    before: ColumnElement[Any],
    after: ColumnElement[Any],
) -> Select[*tuple[Any, ...]]:
    """Return the statement for the changes of a batch, to be narrowed to the records it is about."""
    exhibitor: Column[int] = table.c.id if batch.record == Record.EXHIBITOR else table.c.exhibitor_id
    return select(
        literal(str(batch.record)),
        table.c.id,
        exhibitor,
        literal(batch.field),
        before,
        cast(after, String),
        literal(person_id, table_of(Record.EXHIBITOR).c.owner_id.type),
        literal(clock.now(), UtcDateTime),
        literal(str(cause)),
        literal(batch.id),
    ).select_from(table)


def write_down(changes: Select[*tuple[Any, ...]]) -> int:
    """Store the changes that the statement finds; return how many."""
    statement = insert(FieldChange).from_select(_COLUMNS, changes).execution_options(preserve_rowcount=True)
    return db.session.connection().execute(statement).rowcount


def records_of(batch: ChangeBatch, cause: Cause) -> Select[int]:
    """Return the statement for the records of a batch."""
    mine = select(FieldChange.record_id)
    return mine.where(FieldChange.batch_id == batch.id, FieldChange.cause == cause)


def _update(table: Table, field: str, value: ColumnElement[Any], ids: Select[int]) -> int:
    db.session.flush()
    values = {field: value, "version": table.c.version + 1}
    if "updated_at" in table.c:
        values["updated_at"] = literal(clock.now(), UtcDateTime)
    done = db.session.connection().execute(update(table).where(table.c.id.in_(ids)).values(values))
    if field == "owner_id":
        keep_in_step(ids)
    db.session.expire_all()
    return done.rowcount

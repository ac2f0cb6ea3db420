"""A tag put on many exhibitors, or taken off, and taking that back: a few statements each."""

from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, delete, exists, insert, literal

from exhibitors.field_change import Cause, ChangeBatch, FieldChange, Record
from exhibitors.field_text import TAG, table_of
from exhibitors.history import change_of, records_of, write_down
from exhibitors.tags import ExhibitorTag, Tag
from foundation.database import db

EXHIBITORS = table_of(Record.EXHIBITOR)
Ids = Select[*tuple[Any, ...]]


def record(ids: Ids, tag: Tag, on: bool, person_id: int | None) -> ChangeBatch:
    """Write down which of the exhibitors the tag is put on (or taken off): those that change by it."""
    before, after = (None, tag.name) if on else (tag.name, None)
    batch = ChangeBatch(record=Record.EXHIBITOR, field=f"{TAG}{tag.id}", after=after, person_id=person_id)
    db.session.add(batch)
    db.session.flush()
    change = change_of(
        EXHIBITORS, batch, person_id, Cause.BULK, literal(before, String), literal(after, String)
    )
    batch.changed = write_down(change.where(EXHIBITORS.c.id.in_(ids), _carries(tag.id) != on))
    return batch


def apply(batch: ChangeBatch, tag_id: int) -> None:
    """Put the tag on those that were written down, or take it off."""
    _change(batch, tag_id, Cause.BULK, on=batch.after is not None)


def take_back(batch: ChangeBatch, tag_id: int) -> None:
    """Undo the batch for the exhibitors that are still as it left them; that is written down, too."""
    on = batch.after is not None
    made = and_(FieldChange.record_id == EXHIBITORS.c.id, FieldChange.batch_id == batch.id)
    now, former = FieldChange.after.expression, FieldChange.before.expression
    back = change_of(EXHIBITORS, batch, batch.person_id, Cause.RESTORE, now, former)
    back = back.join(FieldChange, made).where(FieldChange.cause == Cause.BULK)
    write_down(back.where(_carries(tag_id) == on))
    _change(batch, tag_id, Cause.RESTORE, on=not on)


def _carries(tag_id: int) -> ColumnElement[bool]:
    mine = exists().where(ExhibitorTag.exhibitor_id == EXHIBITORS.c.id, ExhibitorTag.tag_id == tag_id)
    return mine.correlate(EXHIBITORS)


def _change(batch: ChangeBatch, tag_id: int, cause: Cause, *, on: bool) -> None:
    records = records_of(batch, cause)
    if on:
        rows = records.add_columns(literal(tag_id))
        db.session.execute(insert(ExhibitorTag).from_select(["exhibitor_id", "tag_id"], rows))
        return
    off = delete(ExhibitorTag).where(ExhibitorTag.tag_id == tag_id)
    db.session.execute(off.where(ExhibitorTag.exhibitor_id.in_(records)))

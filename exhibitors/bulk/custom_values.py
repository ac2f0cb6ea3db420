"""One value of a custom field for many exhibitors, and taking that back: a few statements each."""

from typing import Any

from sqlalchemy import ColumnElement, Float, Select, String, and_, delete, insert, literal, select

from exhibitors.custom import CustomField, CustomValue
from exhibitors.custom_kinds import Stored, stored, typed
from exhibitors.custom_text import selected_text, selected_value
from exhibitors.field_change import Cause, ChangeBatch, FieldChange, Record
from exhibitors.field_text import CUSTOM, table_of
from exhibitors.history import change_of, records_of, write_down
from foundation.database import db

EXHIBITORS = table_of(Record.EXHIBITOR)
_COLUMNS = ["exhibitor_id", "field_id", "text", "number"]
Ids = Select[*tuple[Any, ...]]


def record(ids: Ids, field: CustomField, value: Stored | None, person_id: int | None) -> ChangeBatch:
    """Write down that the exhibitors become `value`; those that have it already are left out."""
    after = typed(field.kind, *value) if value else None
    batch = ChangeBatch(
        record=Record.EXHIBITOR, field=f"{CUSTOM}{field.id}", after=after, person_id=person_id
    )
    db.session.add(batch)
    db.session.flush()
    change = change_of(EXHIBITORS, batch, person_id, Cause.BULK, _text(field), literal(after, String))
    change = change.outerjoin(CustomValue, _of(field)).where(EXHIBITORS.c.id.in_(ids), ~_is(value))
    batch.changed = write_down(change)
    return batch


def apply(batch: ChangeBatch, field: CustomField, value: Stored | None) -> None:
    """Give the exhibitors that were written down the value."""
    records = records_of(batch, Cause.BULK)
    _clear(field, records)
    if value:
        pair = literal(value.text, String), literal(value.number, Float)
        _insert(select(FieldChange.record_id, literal(field.id), *pair), batch, Cause.BULK)


def take_back(batch: ChangeBatch, field: CustomField) -> None:
    """Give back what each exhibitor had, where it still has what the batch set; that is written down, too."""
    value = stored(field.kind, batch.after or "", [batch.after or ""])
    made = and_(FieldChange.record_id == EXHIBITORS.c.id, FieldChange.batch_id == batch.id)
    back = change_of(
        EXHIBITORS,
        batch,
        batch.person_id,
        Cause.RESTORE,
        literal(batch.after, String),
        FieldChange.before.expression,
    )
    back = back.join(FieldChange, made).outerjoin(CustomValue, _of(field)).where(_is(value))
    write_down(back.where(FieldChange.cause == Cause.BULK))
    _clear(field, records_of(batch, Cause.RESTORE))
    former = select(FieldChange.record_id, literal(field.id), *selected_value(field.kind, FieldChange.after))
    _insert(former.where(FieldChange.after.is_not(None)), batch, Cause.RESTORE)


def _of(field: CustomField) -> ColumnElement[bool]:
    return and_(CustomValue.exhibitor_id == EXHIBITORS.c.id, CustomValue.field_id == field.id)


def _is(value: Stored | None) -> ColumnElement[bool]:
    """Whether the joined value is this one; never NULL."""
    text, number = value or (None, None)
    return and_(CustomValue.text.is_not_distinct_from(text), CustomValue.number.is_not_distinct_from(number))


def _text(field: CustomField) -> ColumnElement[Any]:
    """The joined value as it is typed."""
    return selected_text(field.kind, CustomValue.text.expression, CustomValue.number.expression)


def _clear(field: CustomField, ids: Select[int]) -> None:
    mine = delete(CustomValue).where(CustomValue.field_id == field.id)
    db.session.execute(mine.where(CustomValue.exhibitor_id.in_(ids)))


def _insert(values: Select[*tuple[Any, ...]], batch: ChangeBatch, cause: Cause) -> None:
    rows = values.where(FieldChange.batch_id == batch.id, FieldChange.cause == cause)
    db.session.execute(insert(CustomValue).from_select(_COLUMNS, rows))

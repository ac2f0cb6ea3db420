"""Custom fields of an import: made when it begins, filled batch by batch, taken back with it."""

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Table,
    delete,
    exists,
    func,
    insert,
    literal,
    null,
    select,
    update,
)
from sqlalchemy import cast as sql_cast

from exhibitors.custom import CustomField, CustomValue, fields
from exhibitors.custom_kinds import IN_NUMBERS
from exhibitors.custom_text import selected_text, selected_value
from exhibitors.imports.batches import CHANGES, CUSTOMS, ROWS, Batch
from exhibitors.imports.custom_cells import NEW, OLD, CustomColumn
from exhibitors.imports.models import ImportRun, Outcome
from foundation.database import db

VALUES = cast(Table, CustomValue.__table__)
LONGEST_NAME = 60
_COLUMNS = ["run_id", "number", "record", "record_id", "field", "before", "after"]


class NamedKind(NamedTuple):
    """What a custom field of a list is called and what it holds."""

    name: str
    kind: str


def named_kinds(run: ImportRun) -> dict[str, NamedKind]:
    """Return name and kind by key, of the fields there are and of those that the run is to make."""
    there = {f"{OLD}{field.id}": NamedKind(field.name, field.kind) for field in fields()}
    return {column.key: NamedKind(column.name, column.kind) for column in _columns(run)} | there


def _columns(run: ImportRun) -> Iterator[CustomColumn]:
    return (CustomColumn(*one) for one in run.custom)


def make_fields(run: ImportRun) -> None:
    """Make the fields that the list's columns are kept as; the run remembers them, its mapping names them."""
    for column in _columns(run):
        if column.key.startswith(NEW):
            _keep_as(run, column, _field(run, column))


def _field(run: ImportRun, column: CustomColumn) -> CustomField:
    """The field of that name and kind, made where there is none."""
    name = " ".join(column.name.split())[:LONGEST_NAME]
    there = next((one for one in fields() if (one.name, one.kind) == (name, column.kind)), None)
    if there is not None and set(column.choices) <= set(there.choices):
        return there
    count = 1
    while CustomField.name_taken(name):
        count += 1
        name = f"{name[: LONGEST_NAME - 5].removesuffix(f' ({count - 1})')} ({count})"
    field = CustomField(name=name, kind=column.kind, choices=list(column.choices))
    db.session.add(field)
    db.session.flush()
    run.custom_fields = [*run.custom_fields, field.id]
    return field


def _keep_as(run: ImportRun, column: CustomColumn, field: CustomField) -> None:
    key = f"{OLD}{field.id}"
    mine = (CUSTOMS.c.run_id == run.id, CUSTOMS.c.key == column.key)
    db.session.execute(update(CUSTOMS).where(*mine).values(key=key))
    run.mapping = {key if old == column.key else old: name for old, name in run.mapping.items()}


def bring_in(batch: Batch, run: ImportRun) -> None:
    """Give the batch's exhibitors their values: a value there is replaced, but for history."""
    kinds = {field.id: field.kind for field in fields()}
    for key in run.mapping:
        if key.startswith(OLD) and (field_id := int(key.removeprefix(OLD))) in kinds:
            if not batch.history:
                _replace(batch, field_id, kinds[field_id])
            _add(batch, field_id, kinds[field_id])


def _of(batch: Batch, field_id: int) -> tuple[ColumnElement[bool], ...]:
    """The condition for the staged values of a field, joined with their rows."""
    staged = (CUSTOMS.c.run_id == batch.run_id, CUSTOMS.c.key == f"{OLD}{field_id}")
    return *staged, CUSTOMS.c.number == ROWS.c.number, *batch.rows(Outcome.CREATED, Outcome.MATCHED)


def _column(kind: str) -> str:
    return "number" if kind in IN_NUMBERS else "text"


def _change(field_id: int, number: Any, before: Any, after: Any) -> Select[*tuple[Any, ...]]:
    what = literal("custom"), ROWS.c.exhibitor_id, literal(f"{OLD}{field_id}")
    return select(ROWS.c.run_id, number, *what, sql_cast(before, String), sql_cast(after, String))


def _replace(batch: Batch, field_id: int, kind: str) -> None:
    name = _column(kind)
    old, new = VALUES.c[name], CUSTOMS.c[f"{name}_value"]
    here = (VALUES.c.exhibitor_id == ROWS.c.exhibitor_id, VALUES.c.field_id == field_id)
    found = (*_of(batch, field_id), *here, old != new)
    before = selected_text(kind, VALUES.c.text, VALUES.c.number)
    after = selected_text(kind, CUSTOMS.c.text_value, CUSTOMS.c.number_value)
    change = _change(field_id, ROWS.c.number, before, after).where(*found)
    db.session.execute(insert(CHANGES).from_select(_COLUMNS, change))
    db.session.execute(update(VALUES).where(*found).values({name: new}))


def _add(batch: Batch, field_id: int, kind: str) -> None:
    """Give the value to who has none; of those who were there before the list, that is a change."""
    there = exists().where(VALUES.c.exhibitor_id == ROWS.c.exhibitor_id, VALUES.c.field_id == field_id)
    found = (*_of(batch, field_id), ROWS.c.exhibitor_id.is_not(None), ~there)
    value = func.min(CUSTOMS.c.text_value), func.min(CUSTOMS.c.number_value)
    change = _change(field_id, func.min(ROWS.c.number), null(), selected_text(kind, *value))
    change = change.where(*found, ROWS.c.outcome == Outcome.MATCHED)
    each = (ROWS.c.run_id, ROWS.c.exhibitor_id)
    db.session.execute(insert(CHANGES).from_select(_COLUMNS, change.group_by(*each)))
    new = select(ROWS.c.exhibitor_id, literal(field_id), *value, literal(batch.run_id)).where(*found)
    columns = ["exhibitor_id", "field_id", "text", "number", "import_run_id"]
    db.session.execute(insert(VALUES).from_select(columns, new.group_by(ROWS.c.exhibitor_id)))


def take_back(run: ImportRun) -> None:
    """Give back the values that were replaced; those that were added go, and the fields then empty."""
    for field in fields():
        _restore(run, field)
    db.session.execute(delete(VALUES).where(VALUES.c.import_run_id == run.id, ~_kept(run)))
    filled = exists().where(VALUES.c.field_id == CustomField.id)
    db.session.execute(delete(CustomField).where(CustomField.id.in_(run.custom_fields), ~filled))


def _kept(run: ImportRun) -> ColumnElement[bool]:
    """Whether a later list has given another value since."""
    mine = (CHANGES.c.run_id == run.id, CHANGES.c.record == "custom", CHANGES.c.kept)
    same = CHANGES.c.field == literal(OLD) + sql_cast(VALUES.c.field_id, String)
    return exists().where(*mine, CHANGES.c.record_id == VALUES.c.exhibitor_id, same)


def _restore(run: ImportRun, field: CustomField) -> None:
    mine = (CHANGES.c.run_id == run.id, CHANGES.c.record == "custom", CHANGES.c.field == f"{OLD}{field.id}")
    here = (VALUES.c.exhibitor_id == CHANGES.c.record_id, VALUES.c.field_id == field.id)
    now = selected_text(field.kind, VALUES.c.text, VALUES.c.number)
    db.session.execute(
        update(CHANGES).where(*mine, ~exists().where(*here, now == CHANGES.c.after)).values(kept=True)
    )
    text, number = selected_value(field.kind, CHANGES.c.before)
    replaced = CHANGES.c.before.is_not(None), CHANGES.c.kept.is_(False)
    restored = update(VALUES).where(*mine, *here, *replaced)
    db.session.execute(restored.values(text=text, number=number))

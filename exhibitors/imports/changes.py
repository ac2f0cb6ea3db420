"""What a list changes on what is there: blanks are filled, and but for history values are replaced.

An empty cell never takes a value away. Each change is written down with its value before, so that undoing
the run can bring it back.
"""

from collections.abc import Iterable

from sqlalchemy import (
    ColumnElement,
    String,
    Table,
    and_,
    case,
    cast,
    exists,
    insert,
    literal,
    or_,
    select,
    update,
)

from exhibitors.imports.batches import CHANGES, EXHIBITORS, PARTICIPATIONS, ROWS, Batch, at_edition
from exhibitors.imports.models import Outcome
from exhibitors.participation import Status
from foundation.database import db

EXHIBITOR_FIELDS = (
    "country",
    "city",
    "address",
    "website",
    "website_host",
    "phone",
    "email",
    "industry",
    "description",
    "external_id",
)
PARTICIPATION_FIELDS = ("package", "net_area_m2", "price_minor", "status")
_NEVER_REPLACED = frozenset({"external_id"})
_BEFORE_CONTRACT = (Status.PROSPECT, Status.RESERVED)

Condition = ColumnElement[bool]


def change_exhibitors(batch: Batch) -> None:
    """Bring the rows' values to the exhibitors that they match."""
    same = (EXHIBITORS.c.id == ROWS.c.exhibitor_id,)
    _change(batch, EXHIBITORS, "exhibitor", EXHIBITOR_FIELDS, same)


def change_participations(batch: Batch) -> None:
    """Bring the rows' values to the participations that are there; a prospect on the list takes part."""
    same = (at_edition(ROWS.c.exhibitor_id, batch.edition_id),)
    _change(batch, PARTICIPATIONS, "participation", PARTICIPATION_FIELDS, same)


def _change(
    batch: Batch, table: Table, record: str, fields: Iterable[str], same: tuple[Condition, ...]
) -> None:
    found = (*batch.rows(Outcome.MATCHED), *same)
    for field in fields:
        _write_down(batch, table, record, field, found)
    changed = exists().where(
        CHANGES.c.record == record, CHANGES.c.record_id == table.c.id, CHANGES.c.run_id == batch.run_id
    )
    values = {
        field: case((_differs(batch, table, field), _new(batch, field)), else_=table.c[field])
        for field in fields
    }
    changes = update(table).where(*found, changed)
    db.session.execute(changes.values(version=table.c.version + 1, **values))


def _write_down(batch: Batch, table: Table, record: str, field: str, found: tuple[Condition, ...]) -> None:
    change = select(
        ROWS.c.run_id,
        ROWS.c.number,
        literal(record),
        table.c.id,
        literal(field),
        cast(table.c[field], String),
        cast(_new(batch, field), String),
    ).where(*found, _differs(batch, table, field))
    columns = ["run_id", "number", "record", "record_id", "field", "before", "after"]
    db.session.execute(insert(CHANGES).from_select(columns, change))


def _new(batch: Batch, field: str) -> ColumnElement[object]:
    return literal(str(batch.status)) if field == "status" else ROWS.c[field]


def _differs(batch: Batch, table: Table, field: str) -> Condition:
    """Whether the row brings a value that the record takes."""
    old = table.c[field]
    if field == "status":
        return old.in_(_BEFORE_CONTRACT)
    blank = or_(old.is_(None), cast(old, String) == "")
    taken = blank if batch.history or field in _NEVER_REPLACED else old.is_distinct_from(ROWS.c[field])
    return and_(ROWS.c[field].is_not(None), taken)

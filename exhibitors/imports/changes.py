"""What a list changes on what is there: blanks are filled, and but for history values are replaced.

An empty cell never takes a value away. Each change is written down with its value before, so that undoing
the run can bring it back.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Table,
    and_,
    case,
    cast,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    union_all,
    update,
)

from exhibitors.assigned import keep_in_step
from exhibitors.field_text import selected_text
from exhibitors.imports.batches import CHANGES, CONTACTS, EXHIBITORS, PARTICIPATIONS, ROWS, Batch, at_edition
from exhibitors.imports.models import Kind, Outcome
from exhibitors.participation import Status
from foundation.database import Rows, db

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
    "owner_id",
)
CONTACT_FIELDS = ("name", "email", "phone", "job_title", "language")
PARTICIPATION_FIELDS = ("package", "net_area_m2", "price_minor", "status", "kind", "paid_minor", "due_on")
_NEVER_REPLACED = frozenset({"external_id"})
_OF_CONTACT = {"name": "contact_name", "email": "contact_email", "phone": "contact_phone"}
"""What rows and screens call a field of a contact: the company has an e-mail and a phone too."""

_BEFORE_CONTRACT = (Status.PROSPECT, Status.RESERVED)
_COLUMNS = ["run_id", "number", "record", "record_id", "field", "before", "after"]

Condition = ColumnElement[bool]


def called(record: str, field: str) -> str:
    """Return what a changed field is called beside those of other records."""
    return _OF_CONTACT.get(field, field) if record == "contact" else field


def same_exhibitor() -> Condition:
    """Return the condition that joins an exhibitor to the rows that mean it."""
    return EXHIBITORS.c.id == ROWS.c.exhibitor_id


def same_participation(batch: Batch) -> Condition:
    """Return the condition that joins the participation at the edition to the rows of its exhibitor."""
    return at_edition(ROWS.c.exhibitor_id, batch.edition_id)


def change_exhibitors(batch: Batch) -> None:
    """Bring the rows' values to the exhibitors that they match."""
    _change(batch, EXHIBITORS, "exhibitor", EXHIBITOR_FIELDS, same_exhibitor())
    handed_over = CHANGES.c.number.between(batch.low, batch.high)
    keep_in_step(owners_changed(batch.run_id).where(handed_over))


def owners_changed(run_id: int) -> Select[*tuple[Any, ...]]:
    """Return the exhibitors to whom a run gave another owner."""
    owner = (CHANGES.c.record == "exhibitor", CHANGES.c.field == "owner_id")
    return select(CHANGES.c.record_id).where(CHANGES.c.run_id == run_id, *owner)


def change_participations(batch: Batch) -> None:
    """Bring the rows' values to the participations that are there; a prospect on the list takes part."""
    _change(batch, PARTICIPATIONS, "participation", PARTICIPATION_FIELDS, same_participation(batch))


def change_contacts(batch: Batch) -> None:
    """Bring the rows' values to the contacts that they match."""
    _change(batch, CONTACTS, "contact", CONTACT_FIELDS, _same_contact())


def changes_contact(batch: Batch) -> Condition:
    """Return the condition that a row changes a value of its contact."""
    changed = or_(*(_differs(batch, CONTACTS, field) for field in CONTACT_FIELDS))
    return exists().where(_same_contact(), changed)


def _same_contact() -> Condition:
    return CONTACTS.c.id == ROWS.c.record_id


def changes_anything(batch: Batch) -> Condition:
    """Return the condition that a row changes a value of its exhibitor or of the participation."""
    exhibitor = or_(*(_differs(batch, EXHIBITORS, field) for field in EXHIBITOR_FIELDS))
    there = or_(*(_differs(batch, PARTICIPATIONS, field) for field in PARTICIPATION_FIELDS))
    return or_(exists().where(same_exhibitor(), exhibitor), exists().where(same_participation(batch), there))


def coming(batch: Batch, *rows: Condition) -> Rows:
    """Return what the rows would change: number, record, field, before, after."""
    kinds = [(CONTACTS, "contact", CONTACT_FIELDS, _same_contact())]
    if batch.kind == Kind.EXHIBITORS:
        kinds = _of_exhibitors(batch)
    found = (
        _difference(batch, table, record, field, (*batch.rows(Outcome.MATCHED), *rows, same))
        for table, record, fields, same in kinds
        for field in fields
    )
    return db.session.execute(union_all(*found)).all()


def _of_exhibitors(batch: Batch) -> list[tuple[Table, str, tuple[str, ...], Condition]]:
    return [
        (EXHIBITORS, "exhibitor", EXHIBITOR_FIELDS, same_exhibitor()),
        (PARTICIPATIONS, "participation", PARTICIPATION_FIELDS, same_participation(batch)),
    ]


def _change(batch: Batch, table: Table, record: str, fields: Iterable[str], same: Condition) -> None:
    found = (*batch.rows(Outcome.MATCHED), same)
    for field in fields:
        change = _difference(batch, table, record, field, found)
        db.session.execute(insert(CHANGES).from_select(_COLUMNS, change))
    changed = exists().where(
        CHANGES.c.record == record, CHANGES.c.record_id == table.c.id, CHANGES.c.run_id == batch.run_id
    )
    values = {
        field: case((_differs(batch, table, field), _new(batch, table, field)), else_=table.c[field])
        for field in fields
    }
    changes = update(table).where(*found, changed)
    db.session.execute(changes.values(version=table.c.version + 1, **values))


def _difference(
    batch: Batch, table: Table, record: str, field: str, found: tuple[Condition, ...]
) -> Select[*tuple[Any, ...]]:
    return select(
        ROWS.c.run_id,
        ROWS.c.number,
        literal(record).label("record"),
        table.c.id.label("record_id"),
        literal(field).label("field"),
        selected_text(table.c[field]).label("before"),
        cast(_new(batch, table, field), String).label("after"),
    ).where(*found, _differs(batch, table, field))


def _new(batch: Batch, table: Table, field: str) -> ColumnElement[Any]:
    if field == "status":
        return func.coalesce(ROWS.c.status, str(batch.status))
    if field == "owner_id":
        return ROWS.c.staff_id
    return ROWS.c[_OF_CONTACT.get(field, field) if table is CONTACTS else field]


def _differs(batch: Batch, table: Table, field: str) -> Condition:
    """Whether the row brings a value that the record takes."""
    old = table.c[field]
    if field == "status":
        open_ = old.in_(_BEFORE_CONTRACT)
        may = open_ if batch.history else or_(open_, ROWS.c.status.is_not(None))
        return and_(may, old != _new(batch, table, field))
    new = _new(batch, table, field)
    blank = old == 0 if field == "paid_minor" else or_(old.is_(None), cast(old, String) == "")
    taken = blank if batch.history or field in _NEVER_REPLACED else old.is_distinct_from(new)
    return and_(new.is_not(None), taken)

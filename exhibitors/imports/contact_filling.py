"""What an exhibitor list says of a person whom we know: what is blank of them is filled, nothing is replaced.

Addresses like info@ stand for several people, so a list of companies never renames anybody.
"""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, String, func, insert, literal, null, or_, select, update

from exhibitors.imports.batches import CHANGES, CONTACTS, ROWS, Batch
from foundation.database import Rows, db

FIELDS = {"email": "contact_email", "phone": "contact_phone", "job_title": "job_title"}
"""By field of the contact the row's column that fills it."""

_COLUMNS = ["run_id", "number", "record", "record_id", "field", "before", "after"]


def person_of_row() -> ColumnElement[int]:
    """Return the exhibitor's contact whom a row means: by address, else by name where one has no address."""
    email = func.lower(CONTACTS.c.email) == func.lower(ROWS.c.contact_email)
    nameless = or_(ROWS.c.contact_email.is_(None), CONTACTS.c.email.is_(None))
    name = func.lower(CONTACTS.c.name) == func.lower(ROWS.c.contact_name)
    return func.coalesce(_first(email), _first(nameless & name))


def _first(same: ColumnElement[bool]) -> ColumnElement[Any]:
    here = CONTACTS.c.exhibitor_id == ROWS.c.exhibitor_id
    return select(func.min(CONTACTS.c.id)).where(here, same).correlate(ROWS).scalar_subquery()


def coming(batch: Batch, *rows: ColumnElement[bool]) -> Rows:
    """Return what the rows would fill: number, field, value."""
    found: list[Any] = []
    for field in FIELDS:
        filled = _filled(batch, field)
        query = select(filled.c.number, literal(field), filled.c.value)
        numbers = select(ROWS.c.number).where(ROWS.c.run_id == batch.run_id, *rows)
        found += db.session.execute(query.where(_once(filled), filled.c.number.in_(numbers)))
    return found


def brings() -> ColumnElement[bool]:
    """Return the condition that a row has something for its person that is blank yet."""
    blank = or_(*(_blank(field) & ROWS.c[column].is_not(None) for field, column in FIELDS.items()))
    return select(CONTACTS.c.id).where(CONTACTS.c.id == person_of_row(), blank).correlate(ROWS).exists()


def fill(batch: Batch) -> None:
    """Fill what is blank and note each value as a change of the run, so that undoing it takes it back."""
    for field in FIELDS:
        filled = _filled(batch, field)
        said = select(
            literal(batch.run_id), filled.c.number, literal("contact"), filled.c.record_id, literal(field),
            null().cast(String), filled.c.value,
        ).where(_once(filled))  # fmt: skip
        db.session.execute(insert(CHANGES).from_select(_COLUMNS, said))
    numbers = CHANGES.c.number.between(batch.low, batch.high)
    mine = (CHANGES.c.run_id == batch.run_id, CHANGES.c.record == "contact", numbers)
    changed = update(CONTACTS).where(CONTACTS.c.id.in_(select(CHANGES.c.record_id).where(*mine)))
    values = {field: func.coalesce(_said(field, mine), CONTACTS.c[field]) for field in FIELDS}
    db.session.execute(changed.values(version=CONTACTS.c.version + 1, search_text="", **values))


def _said(field: str, mine: tuple[ColumnElement[bool], ...]) -> ColumnElement[Any]:
    of_field = (CHANGES.c.field == field, CHANGES.c.record_id == CONTACTS.c.id)
    return select(func.min(CHANGES.c.after)).where(*mine, *of_field).correlate(CONTACTS).scalar_subquery()


def _filled(batch: Batch, field: str) -> CTE:
    """The values for blanks, numbered: of a person the first counts, and one address is one person's."""
    value = ROWS.c[FIELDS[field]]
    rows: Select[*tuple[Any, ...]] = select(ROWS.c.number, ROWS.c.exhibitor_id, value.label("value"))
    said = rows.add_columns(person_of_row().label("record_id")).where(*batch.named(), value.is_not(None))
    row = said.cte(f"said_{field}")
    whose = func.lower(row.c.value) if field == "email" else row.c.record_id
    orders = {
        "of_person": func.row_number().over(partition_by=row.c.record_id, order_by=row.c.number),
        "of_value": func.row_number().over(partition_by=(row.c.exhibitor_id, whose), order_by=row.c.number),
    }
    columns = [order.label(name) for name, order in orders.items()]
    joined = select(*row.c, *columns).join(CONTACTS, CONTACTS.c.id == row.c.record_id)
    return joined.where(_blank(field)).cte(f"filled_{field}")


def _once(filled: CTE) -> ColumnElement[bool]:
    return (filled.c.of_person == 1) & (filled.c.of_value == 1)


def _blank(field: str) -> ColumnElement[bool]:
    return or_(CONTACTS.c[field].is_(None), CONTACTS.c[field] == "")

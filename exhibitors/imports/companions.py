"""What else a row names of an exhibitor: the person there, and the other names it goes by."""

from typing import Any

from sqlalchemy import Column, ColumnElement, and_, exists, func, insert, literal, not_, select

from exhibitors.imports.batches import ALIASES, CONTACTS, EXHIBITORS, ROWS, Batch
from exhibitors.imports.contact_filling import person_of_row
from foundation.database import db

_OF_PERSON = ("contact_phone", "job_title", "language")


def called() -> ColumnElement[str]:
    """Return what a row's contact is called: by name, else by address."""
    return func.coalesce(ROWS.c.contact_name, ROWS.c.contact_email)


def contact_there() -> ColumnElement[bool]:
    """Return the condition that the exhibitor has the row's contact already."""
    return person_of_row().is_not(None)


def name_there(name: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that the exhibitor goes by the name already."""
    there = exists().where(ALIASES.c.exhibitor_id == EXHIBITORS.c.id, ALIASES.c.name == name)
    return there.correlate(EXHIBITORS, ROWS)


def add_contacts(batch: Batch) -> None:
    """Add the people that are not there yet; the first of an exhibitor without any is its main contact.

    A row with an address and no name gives a contact called by its address.
    """
    who = func.coalesce(func.lower(ROWS.c.contact_email), ROWS.c.contact_name)
    named = (
        select(
            ROWS.c.exhibitor_id,
            func.min(called()).label("name"),
            func.min(ROWS.c.contact_email).label("email"),
            *(func.min(ROWS.c[name]).label(name) for name in _OF_PERSON),
            func.min(ROWS.c.number).label("number"),
        )
        .where(*batch.named(), ROWS.c.exhibitor_id.is_not(None), who.is_not(None), ~contact_there())
        .group_by(ROWS.c.exhibitor_id, who)
    ).subquery("named")
    order = func.row_number().over(partition_by=named.c.exhibitor_id, order_by=named.c.number)
    alone = not_(exists().where(CONTACTS.c.exhibitor_id == named.c.exhibitor_id))
    new = select(
        named.c.exhibitor_id,
        named.c.name,
        named.c.email,
        named.c.contact_phone,
        named.c.job_title,
        func.coalesce(named.c.language, "en"),
        and_(order == 1, alone),
        literal(batch.run_id),
    )
    columns = ["exhibitor_id", "name", "email", "phone", "job_title", "language", "main", "import_run_id"]
    db.session.execute(insert(CONTACTS).from_select(columns, new))


def add_aliases(batch: Batch) -> None:
    """Add the rows' other names, and their names where the exhibitor goes by another."""
    _add_names(batch, ROWS.c.alias, ROWS.c.alias_key)
    _add_names(batch, ROWS.c.name, ROWS.c.name_key)


def _add_names(batch: Batch, name: Column[str], key: Column[str]) -> None:
    new = (
        select(EXHIBITORS.c.id, name, func.min(key), literal(batch.run_id))
        .join(ROWS, ROWS.c.exhibitor_id == EXHIBITORS.c.id)
        .where(*batch.named(), name.is_not(None), name != EXHIBITORS.c.name, ~name_there(name))
        .group_by(EXHIBITORS.c.id, name)
    )
    columns = ["exhibitor_id", "name", "name_key", "import_run_id"]
    db.session.execute(insert(ALIASES).from_select(columns, new))

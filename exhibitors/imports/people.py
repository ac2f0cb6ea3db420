"""Bringing in lists of contacts and interactions: the new is made, what is known of a person is changed."""

from sqlalchemy import and_, exists, func, insert, literal, not_, select, update

from exhibitors import contact_search
from exhibitors.imports import changes
from exhibitors.imports.batches import CONTACTS, INTERACTIONS, ROWS, Batch
from exhibitors.imports.models import Kind, Outcome
from exhibitors.imports.people_matching import match, record_of, same_person
from exhibitors.interaction import InteractionKind
from foundation.database import db


def bring_in(batch: Batch) -> None:
    """Match a batch against what is stored now, then make and change what it says."""
    match(batch)
    if batch.kind == Kind.CONTACTS:
        changes.change_contacts(batch)
        _add_contacts(batch)
        _search_anew(batch)
    else:
        _add_interactions(batch)
    made = update(ROWS).where(*batch.rows(Outcome.CREATED))
    db.session.execute(made.values(record_id=record_of(batch.kind)))


def _add_contacts(batch: Batch) -> None:
    """The one whom the list calls the main contact, else the first, is so where there is no main one yet."""
    alone = not_(exists().where(CONTACTS.c.exhibitor_id == ROWS.c.exhibitor_id, CONTACTS.c.main))
    of_one = func.row_number().over(
        partition_by=ROWS.c.exhibitor_id,
        order_by=(func.coalesce(ROWS.c.main, literal(False)).desc(), ROWS.c.number),
    )
    new = select(
        ROWS.c.exhibitor_id,
        func.coalesce(ROWS.c.contact_name, ROWS.c.contact_email),
        func.lower(ROWS.c.contact_email),
        ROWS.c.contact_phone,
        ROWS.c.job_title,
        func.coalesce(ROWS.c.language, "en"),
        and_(of_one == 1, alone),
        literal(batch.run_id),
    ).where(*batch.rows(Outcome.CREATED))
    columns = ["exhibitor_id", "name", "email", "phone", "job_title", "language", "main", "import_run_id"]
    db.session.execute(insert(CONTACTS).from_select(columns, new))


def _search_anew(batch: Batch) -> None:
    """Write the text by which people are found of those that the batch made or changed."""
    brought = select(ROWS.c.record_id).where(*batch.rows(Outcome.MATCHED))
    stale = update(CONTACTS).where(CONTACTS.c.id.in_(brought))
    db.session.execute(stale.values(search_text=""))
    contact_search.fill()


def _add_interactions(batch: Batch) -> None:
    person = select(func.min(CONTACTS.c.id)).where(same_person()).correlate(ROWS).scalar_subquery()
    new = select(
        ROWS.c.exhibitor_id,
        person,
        ROWS.c.staff_id,
        func.coalesce(ROWS.c.interaction, str(InteractionKind.NOTE)),
        ROWS.c.happened_at,
        ROWS.c.summary,
        ROWS.c.body,
        literal(batch.run_id),
    ).where(*batch.rows(Outcome.CREATED))
    columns = ["exhibitor_id", "contact_id", "person_id", "kind", "happened_at", "summary", "body"]
    db.session.execute(insert(INTERACTIONS).from_select([*columns, "import_run_id"], new))


def mark(batch: Batch) -> None:
    """Write on each matched row whether it changes anything of the person; an interaction never does."""
    if batch.kind == Kind.CONTACTS:
        marked = update(ROWS).where(*batch.rows(Outcome.MATCHED))
        db.session.execute(marked.values(brings=changes.changes_contact(batch)))

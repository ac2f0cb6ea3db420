"""Lists of contacts and interactions: whose exhibitor a row names, and whether we have that record already.

Nobody is guessed: a name that several exhibitors have needs the list's own number or the website beside it.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    ScalarSelect,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    union,
    update,
)

from exhibitors.imports.batches import ALIASES, CONTACTS, EXHIBITORS, INTERACTIONS, ROWS, Batch, looked_at
from exhibitors.imports.models import Kind, Outcome
from foundation.database import db

Condition = ColumnElement[bool]


def match(batch: Batch) -> None:
    """Set the exhibitor, the record and the outcome of each row anew, from what is stored now."""
    exhibitor = func.coalesce(*(way(ROWS) for way in (_by_id, _by_name_and_host, _by_name, _by_host)))
    open_ = (*batch.rows(Outcome.CREATED, Outcome.MATCHED), ROWS.c.same_as.is_(None))
    db.session.execute(update(ROWS).where(*open_).values(exhibitor_id=exhibitor))
    _refuse(batch)
    record = record_of(batch.kind)
    outcome = case((record.is_(None), Outcome.CREATED), else_=Outcome.MATCHED)
    db.session.execute(update(ROWS).where(*open_).values(record_id=record, outcome=outcome))
    _fold_doubles(batch)


def record_of(kind: str) -> ScalarSelect[Any]:
    """Return the contact or interaction that a row means, if there is one."""
    table, same = (CONTACTS, same_person()) if kind == Kind.CONTACTS else (INTERACTIONS, _same_talk())
    return select(func.min(table.c.id)).where(same).correlate(ROWS).scalar_subquery()


def same_person() -> Condition:
    """Return the condition that a contact is the person whom the row names: by address, else by name."""
    email = func.lower(ROWS.c.contact_email)
    nameless = or_(ROWS.c.contact_email.is_(None), CONTACTS.c.email.is_(None))
    by_name = nameless & (func.lower(CONTACTS.c.name) == func.lower(ROWS.c.contact_name))
    return (CONTACTS.c.exhibitor_id == ROWS.c.exhibitor_id) & or_(
        func.lower(CONTACTS.c.email) == email, by_name
    )


def _same_talk() -> Condition:
    here = INTERACTIONS.c.exhibitor_id == ROWS.c.exhibitor_id
    return (
        here & (INTERACTIONS.c.happened_at == ROWS.c.happened_at) & (INTERACTIONS.c.summary == ROWS.c.summary)
    )


def _fold_doubles(batch: Batch) -> None:
    """A row that says what an earlier one says is skipped."""
    earlier = ROWS.alias("earlier")
    who = [
        func.coalesce(func.lower(row.c.contact_email), func.lower(row.c.contact_name))
        for row in (earlier, ROWS)
    ]
    talk = (earlier.c.happened_at == ROWS.c.happened_at, earlier.c.summary == ROWS.c.summary)
    same = (
        looked_at(earlier.c.run_id) == batch.run_id,
        earlier.c.exhibitor_id == ROWS.c.exhibitor_id,
        earlier.c.outcome.in_((Outcome.CREATED, Outcome.MATCHED)),
        looked_at(earlier.c.number) < ROWS.c.number,
        *((who[0] == who[1],) if batch.kind == Kind.CONTACTS else talk),
    )
    first = select(func.min(earlier.c.number)).where(*same).scalar_subquery()
    doubles = update(ROWS).where(*batch.rows(Outcome.CREATED, Outcome.MATCHED), exists().where(*same))
    db.session.execute(doubles.values(outcome=Outcome.SKIPPED, same_as=first))


def _refuse(batch: Batch) -> None:
    """Rows whose exhibitor is not known, or not told apart from others of its name, are rejected."""
    nobody = (*batch.rows(Outcome.CREATED, Outcome.MATCHED), ROWS.c.exhibitor_id.is_(None))
    found = exists().where(EXHIBITORS.c.name_key == ROWS.c.name_key)
    rows = db.session.execute(select(ROWS.c.id, ROWS.c.name, ROWS.c.problems, found).where(*nobody)).all()
    if rows:
        values = [{"key": row.id, "said": _problems(*row[1:])} for row in rows]
        refused = update(ROWS).where(ROWS.c.id == bindparam("key"))
        refused = refused.values(
            outcome=Outcome.REJECTED, problems=bindparam("said", type_=ROWS.c.problems.type)
        )
        db.session.connection().execute(refused, values)


def _problems(name: str, before: list[Any] | None, several: bool) -> list[Any]:
    code = "exhibitor_ambiguous" if several else "exhibitor_unknown"
    return [*(before or ()), {"field": "name", "code": code, "text": name[:80], "limit": None}]


def _only(*means: Condition) -> ScalarSelect[Any]:
    found = select(func.min(EXHIBITORS.c.id)).where(*means).having(func.count() == 1)
    return found.correlate(ROWS).scalar_subquery()


def _by_name(row: FromClause) -> ScalarSelect[Any]:
    """The only exhibitor that goes by the name, as its own or another one: each by an index of its own."""
    own = select(EXHIBITORS.c.id).where(EXHIBITORS.c.name_key == row.c.name_key)
    other = select(ALIASES.c.exhibitor_id).where(ALIASES.c.name_key == row.c.name_key)
    both = union(own.correlate(row), other.correlate(row)).subquery("named")
    return select(func.min(both.c.id)).having(func.count() == 1).scalar_subquery()


def _by_name_and_host(row: FromClause) -> ScalarSelect[Any]:
    host = EXHIBITORS.c.website_host == row.c.website_host
    return _only(EXHIBITORS.c.name_key == row.c.name_key, host)


def _by_id(row: FromClause) -> ScalarSelect[Any]:
    return _only(EXHIBITORS.c.external_id == row.c.external_id)


def _by_host(row: FromClause) -> ScalarSelect[Any]:
    return _only(EXHIBITORS.c.website_host == row.c.website_host)

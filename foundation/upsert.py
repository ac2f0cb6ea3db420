"""Many rows in one statement, where some may be there already; the same on both databases."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, select, true
from sqlalchemy.dialects import postgresql, sqlite

from foundation.database import Base, db


def _insert(table: Table) -> Any:
    postgres = db.session.connection().dialect.name == "postgresql"
    return postgresql.insert(table) if postgres else sqlite.insert(table)


def _table(model: type[Base]) -> Table:
    assert isinstance(model.__table__, Table)
    return model.__table__


def insert_new(model: type[Base], rows: Sequence[dict[str, Any]], key: Iterable[str]) -> None:
    """Insert the rows whose unique `key` columns are not there yet; leave the others as they are."""
    if rows:
        statement = _insert(_table(model)).on_conflict_do_nothing(index_elements=list(key))
        db.session.connection().execute(statement, rows)


def insert_new_from(model: type[Base], values: Mapping[str, ColumnElement[Any]], key: Iterable[str]) -> None:
    """Insert a row for each of a SELECT's, whose columns `values` are, unless its unique `key` is there."""
    rows = select(*values.values()).where(true())
    statement = _insert(_table(model)).from_select(list(values), rows)
    db.session.connection().execute(statement.on_conflict_do_nothing(index_elements=list(key)))


def upsert(model: type[Base], rows: Sequence[dict[str, Any]], key: Sequence[str]) -> None:
    """Insert the rows; where the unique `key` columns are there already, overwrite what the rows name."""
    if rows:
        statement = _insert(_table(model))
        changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
        statement = statement.on_conflict_do_update(index_elements=list(key), set_=changed)
        db.session.connection().execute(statement, rows)

"""Many rows in one statement, where some may be there already; the same on both databases."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Table, select, true
from sqlalchemy.dialects import postgresql, sqlite

from foundation.database import Base, db


def _insert(table: Table, dialect: str | None = None) -> Any:
    dialect = dialect or db.session.connection().dialect.name
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def table_of(model: type[Base]) -> Table:
    """Return the model's table."""
    assert isinstance(model.__table__, Table)
    return model.__table__


def insert_new(model: type[Base], rows: Sequence[dict[str, Any]], key: Iterable[str]) -> None:
    """Insert the rows whose unique `key` columns are not there yet; leave the others as they are."""
    if rows:
        connection = db.session.connection()
        connection.execute(inserting(model, tuple(key), connection.dialect.name), rows)


@lru_cache(maxsize=64)
def inserting(model: type[Base], key: tuple[str, ...], dialect: str) -> Any:
    """Return the statement that inserts a row unless its unique `key` is there: kept, building it is dear."""
    return _insert(table_of(model), dialect).on_conflict_do_nothing(index_elements=list(key))


def insert_new_from(model: type[Base], values: Mapping[str, ColumnElement[Any]], key: Iterable[str]) -> None:
    """Insert a row for each of a SELECT's, whose columns `values` are, unless its unique `key` is there."""
    rows = select(*values.values()).where(true())
    statement = _insert(table_of(model)).from_select(list(values), rows)
    db.session.connection().execute(statement.on_conflict_do_nothing(index_elements=list(key)))


def upsert(model: type[Base], rows: Sequence[dict[str, Any]], key: Sequence[str]) -> None:
    """Insert the rows; where the unique `key` columns are there already, overwrite what the rows name."""
    if rows:
        connection = db.session.connection()
        statement = _upserting(table_of(model), tuple(rows[0]), tuple(key), connection.dialect.name)
        connection.execute(statement, rows)


@lru_cache(maxsize=64)
def _upserting(table: Table, names: tuple[str, ...], key: tuple[str, ...], dialect: str) -> Any:
    """The statement, kept: building it costs more than running it."""
    statement = _insert(table, dialect)
    changed = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=changed)

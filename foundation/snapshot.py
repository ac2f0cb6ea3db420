"""Rows as plain values that JSON holds, and back: what is taken away is kept so that it can be put back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, select

from foundation.database import Base, db


def column_named(name: str) -> Column[Any]:
    """Return the column that `str(column)` named."""
    table, _, column = name.partition(".")
    return Base.metadata.tables[table].c[column]


def rows_of(table: Table, *conditions: ColumnElement[bool]) -> list[dict[str, Any]]:
    """Return the rows of `table` that meet the conditions as plain values, in the order of their keys."""
    query = select(table).where(*conditions).order_by(*table.primary_key.columns)
    found = db.session.execute(query).mappings()
    return [{str(name): plain(value) for name, value in row.items()} for row in found]


def plain(value: Any) -> Any:
    """Return a stored value as JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value


def typed(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain values as the table's columns take them, without those the database computes."""
    stored = {name: value for name, value in values.items() if name in table.c}
    return {
        name: _back(table.c[name], value) for name, value in stored.items() if table.c[name].computed is None
    }


def _back(column: Column[Any], value: Any) -> Any:
    kind = column.type.python_type
    return kind.fromisoformat(value) if value is not None and issubclass(kind, date) else value

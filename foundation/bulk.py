"""Many rows at once, as fast as the engine takes them: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Insert, Table, Update, bindparam, insert

from foundation.database import db


def as_stored(column: ColumnElement[Any], value: Any) -> Any:
    """Return what the driver stores for a value of the column, as a day or an instant."""
    process = column.type.dialect_impl(db.engine.dialect).bind_processor(db.engine.dialect)
    return process(value) if process else value


def insert_rows(table: FromClause, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert plain tuples in the caller's transaction.

    Values go to the driver as they are: no Python-side defaults, JSON as text.
    """
    assert isinstance(table, Table)
    if not rows:
        return
    if db.engine.dialect.name == "postgresql":
        _copy(table, columns, rows)
    else:
        statement = insert(table).values({name: bindparam(name) for name in columns})
        execute_many(statement, columns, rows)


def _copy(table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    from psycopg import sql  # SQLite does without the driver

    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    driver = db.session.connection().connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def execute_many(statement: Insert | Update, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Run the statement for every plain tuple in the caller's transaction; `columns` names its parameters.

    Values go to the driver as they are.
    """
    compiled = statement.compile(dialect=db.engine.dialect)
    order = [columns.index(name) for name in compiled.positiontup or ()]
    values = rows if order == list(range(len(columns))) else [tuple(row[i] for i in order) for row in rows]
    db.session.connection().exec_driver_sql(str(compiled), list(values))

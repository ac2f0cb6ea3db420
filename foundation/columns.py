"""Numbers by the column: a statement of numbers read into NumPy, without an object kept for every row.

PostgreSQL sends the rows in its binary copy format, where rows of numbers have one fixed width and are NumPy
records as they stand; SQLite's own cursor is the fastest way there is. NULL arrives as NaN.
"""

from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Double, Select, cast, func

from foundation.database import db

UNKNOWN = -1.0e300
HEADER, TRAILER = 19, 2
Columns = dict[str, NDArray[np.float64]]
Numbers = Select[*tuple[Any, ...]]


def read_columns(statement: Numbers) -> Columns:
    """Return the statement's columns, which must all be numbers, by their names, in the order of its rows."""
    connection = db.session.connection()
    selected = list(statement.selected_columns)
    copies = connection.dialect.name == "postgresql"
    numbers = [_number(column, copies).label(column.name) for column in selected]
    plain = statement.with_only_columns(*numbers, maintain_column_froms=True)
    sql = str(plain.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    cursor = connection.connection.cursor()
    try:
        table = (_copied if copies else _fetched)(cursor, sql, len(selected))
    finally:
        cursor.close()
    return {
        column.name: np.where(values == UNKNOWN, np.nan, values)
        for column, values in zip(selected, table, strict=True)
    }


def read_few(statement: Numbers) -> Columns:
    """Return the same of a statement with few rows, by the shortest way."""
    result = db.session.execute(statement)
    names = list(result.keys())
    table = np.array(result.all(), dtype=np.float64).reshape(-1, len(names))
    return dict(zip(names, table.T, strict=True))


def _number(column: Any, copies: bool) -> Any:
    """The column without NULL; of one width where rows are copied."""
    value = cast(column, Double) if copies else column
    return func.coalesce(value, UNKNOWN) if getattr(column, "nullable", True) else value


def _fetched(cursor: Any, sql: str, width: int) -> NDArray[np.float64]:
    cursor.execute(sql)
    return np.fromiter(chain.from_iterable(cursor), dtype=np.float64).reshape(-1, width).T


def _copied(cursor: Any, sql: str, width: int) -> list[NDArray[np.float64]]:
    with cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT BINARY)".encode()) as copy:
        data = b"".join(copy)
    fields = [part for i in range(width) for part in ((f"size{i}", ">i4"), (f"value{i}", ">f8"))]
    row = np.dtype([("fields", ">i2"), *fields])
    rows = np.frombuffer(data, row, (len(data) - HEADER - TRAILER) // row.itemsize, HEADER)
    return [rows[f"value{i}"].astype(np.float64) for i in range(width)]

"""Numbers by the column: a statement of numbers read into NumPy without an object for every row.

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
    names = [column.name for column in statement.selected_columns]
    numbers = [
        func.coalesce(cast(column, Double), UNKNOWN).label(column.name)
        for column in statement.selected_columns
    ]
    plain = statement.with_only_columns(*numbers, maintain_column_froms=True)
    sql = str(plain.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    cursor = connection.connection.cursor()
    try:
        read = _copied if connection.dialect.name == "postgresql" else _fetched
        table = read(cursor, sql, len(names))
    finally:
        cursor.close()
    return {
        name: np.where(column == UNKNOWN, np.nan, column) for name, column in zip(names, table, strict=True)
    }


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

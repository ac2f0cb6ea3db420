"""Numbers by the column: a statement of numbers read into NumPy, without an object kept for every row.

PostgreSQL packs each column into one array and sends it in its binary form, where numbers have one width and
are a NumPy column as they stand; SQLite's own cursor is the fastest way there is. NULL arrives as NaN.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Double, Select, cast, func, select

from foundation.database import db

UNKNOWN = -1.0e300
HEADER = 20
ELEMENT = np.dtype([("size", ">i4"), ("value", ">f8")])
Columns = dict[str, NDArray[np.float64]]
Numbers = Select[*tuple[Any, ...]]


def read_columns(statement: Numbers) -> Columns:
    """Return the statement's columns, which must all be numbers, by their names, in the order of its rows."""
    connection = db.session.connection()
    read = _packed if connection.dialect.name == "postgresql" else _fetched
    names = [column.name for column in statement.selected_columns]
    columns = zip(names, read(connection, statement), strict=True)
    return {name: np.where(values == UNKNOWN, np.nan, values).astype(np.float64) for name, values in columns}


def read_few(statement: Numbers, values: Mapping[str, Any] | None = None) -> Columns:
    """Return the same of a statement with few rows, by the shortest way; `values` of its parameters."""
    names = [column.name for column in statement.selected_columns]
    table = np.array(read_rows(statement, values), dtype=np.float64).reshape(-1, len(names))
    return dict(zip(names, table.T, strict=True))


def read_rows(statement: Numbers, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Return the plain rows of a statement of columns, past the session: nothing of it is an object."""
    return [*map(tuple, db.session.connection().execute(statement, dict(values or {})))]


def _fetched(connection: Any, statement: Numbers) -> NDArray[np.float64]:
    numbers = [
        func.coalesce(column, UNKNOWN) if getattr(column, "nullable", True) else column
        for column in statement.selected_columns
    ]
    plain = statement.with_only_columns(*numbers, maintain_column_froms=True)
    rows = _cursor(connection, plain)
    return np.fromiter(chain.from_iterable(rows), dtype=np.float64).reshape(-1, len(numbers)).T


def _packed(connection: Any, statement: Numbers) -> list[NDArray[np.float64]]:
    rows = statement.subquery()
    packs = [func.array_send(func.array_agg(func.coalesce(cast(one, Double), UNKNOWN))) for one in rows.c]
    row = _cursor(connection, select(*packs), binary=True).fetchone()
    return [np.frombuffer(pack or b"", ELEMENT, offset=HEADER if pack else 0)["value"] for pack in row]


def _cursor(connection: Any, statement: Numbers, **options: Any) -> Any:
    """The database's own cursor over the statement's rows, past the costs of a result object."""
    sql = str(statement.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    cursor = connection.connection.cursor(**options)
    cursor.execute(sql)
    return cursor

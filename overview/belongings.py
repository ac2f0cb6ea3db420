"""Every row that belongs to one exhibitor, of whichever room: found by following the foreign keys."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, String, Table, select

from exhibitors.models import Exhibitor
from foundation.database import Base
from foundation.removal import columns_pointing_at

_COMPANY = ("name", "name_key", "search_text", "alias", "alias_key", "main_key")
NAMES = frozenset(
    {"merge.search_text"}.union(f"{table}.{c}" for table in ("exhibitor", "import_row") for c in _COMPANY)
)
"""Names of companies, which stay even where a company is called like the person."""
KEPT_TABLES = frozenset({"alias", "contact"})


def belonging(exhibitor_id: int) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yield each table with the condition that its rows are the exhibitor's.

    Keys that every row has are followed first: a key that may be empty would miss rows of its table.
    """
    start = Base.metadata.tables[Exhibitor.__tablename__]
    found: dict[Table, ColumnElement[bool]] = {start: start.c.id == exhibitor_id}
    for nullable in (False, True):
        waiting = list(found)
        while waiting:
            table = waiting.pop(0)
            for column in columns_pointing_at(table.c.id):
                child = Base.metadata.tables[column.table.name]
                if child in found or not _followed(column, child, nullable):
                    continue
                found[child] = column.in_(select(table.c.id).where(found[table]))
                waiting.append(child)
    yield from found.items()


def _followed(column: Column[Any], child: Table, nullable: bool) -> bool:
    return "id" in child.c and not child.info.get("derived") and (nullable or not column.nullable)


def free_texts(table: Table) -> list[Column[Any]]:
    """Return the columns in which people write what they like."""
    if table.name in KEPT_TABLES:
        return []
    return [column for column in table.c if _is_free(column) and str(column) not in NAMES]


def _is_free(column: Column[Any]) -> bool:
    if column.foreign_keys or column.unique or column.computed is not None:
        return False
    return isinstance(column.type, JSON) or (isinstance(column.type, String) and column.type.length is None)

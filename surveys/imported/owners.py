"""Whose answers a row holds."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select

from exhibitors.imports.tables import Table
from exhibitors.models import Exhibitor
from exhibitors.names import name_key
from foundation.database import db


def owners_of(table: Table, column: str | None) -> list[int | None]:
    """Each row's exhibitor, by number or by name; a number or name of two companies belongs to none."""
    if column is None:
        return [None] * len(table.rows)
    place = table.columns.index(column)
    cells = [row.cells[place].strip() for row in table.rows]
    known = owners(cells)
    return [known.get(cell) for cell in cells]


def owners(called: Iterable[str]) -> dict[str, int]:
    """Return the exhibitor by what it is called: its number, or a name that it alone has."""
    by_number, by_name = _only(Exhibitor.external_id), _only(Exhibitor.name_key)
    found = {name: by_number.get(name) or by_name.get(name_key(name)) for name in set(called) if name}
    return {name: owner for name, owner in found.items() if owner}


def _only(column: Any) -> dict[str, int]:
    """Return the exhibitor by what it alone has in the column."""
    rows = select(column, func.min(Exhibitor.id)).where(column.is_not(None), column != "").group_by(column)
    return dict(db.session.execute(rows.having(func.count() == 1)).all())

"""Setting columns of many rows in one statement."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Table, bindparam, update

from foundation.database import Base, db


def set_columns(model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Write the values of `rows` to the model's rows whose id is each row's `number`."""
    table = cast(Table, model.__table__)
    if rows:
        db.session.connection().execute(update(table).where(table.c.id == bindparam("number")), rows)

"""Changes of rows, noted as they are made, so that they can be taken back later, the last one first.

A step is plain JSON: `moved` (rows pointed somewhere else), `changed` (values of one row), `dropped` (rows
deleted) or `added`. What somebody did since is never overwritten: `foundation.taking_back` lists it instead.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, delete, insert, inspect, select, update

from foundation.database import Base, db
from foundation.removal import columns_pointing_at
from foundation.snapshot import plain, rows_of, typed

Step = dict[str, Any]


def by_key(table: Table, row: Mapping[str, Any]) -> ColumnElement[bool]:
    """Return the condition that finds the row by its primary key."""
    return and_(*(column == row[column.name] for column in table.primary_key.columns))


class Journal:
    """Makes changes and notes them in `steps`."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def move(self, column: Column[Any], gone: int, keep: int) -> None:
        """Point every row that points at `gone` to `keep`, with one statement; `keep` itself is left out."""
        table = Base.metadata.tables[column.table.name]
        mine = (column == gone, table.c.id != keep) if column.table is _target(column) else (column == gone,)
        keys = list(db.session.scalars(select(table.c.id).where(*mine).order_by(table.c.id)))
        if keys:
            db.session.execute(update(table).where(*mine).values({column.name: keep}))
            self.steps.append(
                {"do": "moved", "column": str(column), "keys": keys, "gone": gone, "keep": keep}
            )

    def change(self, table: Table, key: int, values: Mapping[str, Any], *, touch: bool = False) -> None:
        """Set those of `values` that differ, and the row's version; `touch` counts the version anyway."""
        row = rows_of(table, table.c.id == key)[0]
        new = {name: value for name, value in values.items() if row[name] != plain(value)}
        if not new and not touch:
            return
        counted = {"version": table.c.version + 1} if "version" in table.c else {}
        if new or counted:
            stored = typed(table, {name: plain(value) for name, value in new.items()})
            db.session.execute(update(table).where(table.c.id == key).values({**stored, **counted}))
        before, after = {name: row[name] for name in new}, {name: plain(new[name]) for name in new}
        self.steps.append(
            {"do": "changed", "table": table.name, "key": key, "before": before, "after": after}
        )

    def drop(self, table: Table, *conditions: ColumnElement[bool]) -> None:
        """Delete the rows that meet the conditions."""
        rows = rows_of(table, *conditions)
        if rows:
            db.session.execute(delete(table).where(*conditions))
            self.steps.append({"do": "dropped", "table": table.name, "rows": rows})

    def drop_whole(self, table: Table, key: int) -> None:
        """Delete a row with all that hangs on it; what can stand without it stays."""
        for column in columns_pointing_at(table.c.id):
            child, own = Base.metadata.tables[column.table.name], next(iter(column.foreign_keys))
            if "id" not in child.c:
                self.drop(child, column == key)
                continue
            for number in db.session.scalars(select(child.c.id).where(column == key)).all():
                if own.ondelete == "CASCADE":
                    self.drop_whole(child, number)
                else:
                    self.change(child, number, {column.name: None})
        self.drop(table, table.c.id == key)

    def add(self, table: Table, values: Mapping[str, Any]) -> None:
        """Insert a row; `values` are plain."""
        keys = list(table.primary_key.columns)
        made = db.session.execute(insert(table).values(typed(table, values)).returning(*keys)).one()
        key = {column.name: value for column, value in zip(keys, made, strict=True)}
        self.steps.append({"do": "added", "table": table.name, "row": {**values, **key}})

    def forget_loaded(self) -> None:
        """Have the session read anew what it holds, and let go of the records whose rows were dropped."""
        dropped = {
            (step["table"], row.get("id"))
            for step in self.steps
            if step["do"] == "dropped"
            for row in step["rows"]
        }
        for record in list(db.session):
            key = inspect(record).identity
            if key and (inspect(record).mapper.local_table.name, key[0]) in dropped:
                db.session.expunge(record)
        db.session.expire_all()


def _target(column: Column[Any]) -> Any:
    return next(iter(column.foreign_keys)).column.table

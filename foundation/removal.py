"""Undo: a deleted row is kept with what hung on it and what pointed at it, and can be put back."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import flash
from sqlalchemy import JSON, Column, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.database import Base, UtcDateTime, db
from foundation.snapshot import column_named, rows_of, typed

KEPT = timedelta(days=30)


class Removal(Base):
    """One deleted row: its values, the rows deleted with it, and the keys of rows that pointed at them.

    `pointing` is by column: the keys of those that pointed at the row, or by the number of a row deleted with
    it the keys of those that pointed at that one.
    """

    __tablename__ = "removal"
    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    row: Mapped[dict[str, Any]] = mapped_column(JSON)
    hanging: Mapped[dict[str, Any]] = mapped_column(JSON)
    pointing: Mapped[dict[str, Any]] = mapped_column(JSON)
    removed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, index=True)


def columns_pointing_at(target: Column[Any]) -> list[Column[Any]]:
    """Return every column, of whichever room, with a foreign key to `target`."""
    tables = Base.metadata.sorted_tables
    return [key.parent for table in tables for key in table.foreign_keys if key.column is target]


def remove(record: Any) -> Removal:
    """Delete `record` so that `restore` can put it back; removals older than 30 days are forgotten."""
    db.session.flush()
    key = Base.metadata.tables[record.__tablename__].c.id
    number = record.id
    columns = columns_pointing_at(key)
    hanging = {column: _rows(column, number) for column in columns if not column.nullable}
    pointing: dict[str, Any] = {str(column): _keys(column, number) for column in columns if column.nullable}
    for column, rows in hanging.items():
        pointing |= _pointing_at(column.table.c.get("id"), [row["id"] for row in rows if "id" in row])
    removal = Removal(
        table_name=key.table.name,
        row=_rows(key, number)[0],
        hanging={str(column): rows for column, rows in hanging.items()},
        pointing=pointing,
    )
    db.session.delete(record)
    db.session.execute(delete(Removal).where(Removal.removed_at < clock.now() - KEPT))
    db.session.add(removal)
    db.session.flush()
    return removal


def restore(removal: Removal) -> int:
    """Put the row back with everything that hung on it; return its id, a new one when the old is taken."""
    table = Base.metadata.tables[removal.table_name]
    values = typed(table, removal.row)
    if db.session.scalar(select(table.c.id).where(table.c.id == values["id"])) is not None:
        del values["id"]
    number = db.session.execute(insert(table).values(values).returning(table.c.id)).scalar_one()
    for name, rows in removal.hanging.items():
        _hang(column_named(name), rows, number)
    for name, keys in removal.pointing.items():
        targets = keys if isinstance(keys, dict) else {number: keys}
        for target, own in targets.items():
            _point(column_named(name), own, int(target))
    db.session.delete(removal)
    db.session.expire_all()
    return number


def offer_undo(text: str, url: str) -> None:
    """Show `text` on the next page with a button that posts to `url`."""
    flash({"text": text, "url": url}, "undo")  # pyright: ignore[reportArgumentType]


def _rows(column: Column[Any], number: int) -> list[dict[str, Any]]:
    table = Base.metadata.tables[column.table.name]
    return rows_of(table, column == number)


def _keys(column: Column[Any], number: int) -> Sequence[int]:
    return list(db.session.scalars(select(column.table.c.id).where(column == number)))


def _pointing_at(key: Column[Any] | None, numbers: Sequence[int]) -> dict[str, dict[str, list[int]]]:
    """By column and number, the keys of the rows that point at these rows and can stand without them."""
    found: dict[str, dict[str, list[int]]] = {}
    columns = columns_pointing_at(key) if key is not None and numbers else []
    for column in columns:
        if column.nullable and "id" in column.table.c:
            rows = select(column.table.c.id, column).where(column.in_(numbers))
            for own, number in db.session.execute(rows):
                found.setdefault(str(column), {}).setdefault(str(number), []).append(own)
    return found


def _hang(column: Column[Any], rows: Sequence[Mapping[str, Any]], number: int) -> None:
    """Put rows back; what they point at among themselves may come later, and is pointed at afterwards."""
    table = Base.metadata.tables[column.table.name]
    if rows:
        among_them = {key.parent.name: None for key in table.foreign_keys if key.column.table is table}
        back = [{**typed(table, row), **among_them, column.name: number} for row in rows]
        db.session.execute(insert(table), back)


def _point(column: Column[Any], keys: Sequence[int], number: int) -> None:
    table = Base.metadata.tables[column.table.name]
    free = update(table).where(table.c.id.in_(keys), column.is_(None))
    db.session.execute(free.values({column.name: number}))

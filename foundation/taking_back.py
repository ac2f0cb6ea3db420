"""Taking back what a journal noted: rows go back as they were, what was edited since stays and is listed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ForeignKey, Table, delete, insert, select, update

from foundation.database import Base, db
from foundation.journal import Step, by_key
from foundation.snapshot import column_named, rows_of, typed

AT_ONCE = 5_000
Left = dict[str, Any]


class TakingBack:
    """One journal being taken back. `left` tells what stays as it is now: table, key, field, was, now.

    `field` None stands for the whole row: it is gone, or points somewhere else. A row whose number was given
    away meanwhile comes back under a new one, and what belongs to it follows. `later` are the steps of
    journals that came after and are not taken back: a row that one of them dropped is corrected there, so
    that it will come back as it was before this one.
    """

    def __init__(self, later: Sequence[Sequence[Step]] = ()) -> None:
        self.left: list[Left] = []
        self._later = later
        self._new: dict[tuple[str, int], int] = {}

    def run(self, steps: Sequence[Step]) -> None:
        """Take the steps back, the last one first."""
        doers = {"moved": self._move, "changed": self._change, "dropped": self._insert, "added": self._delete}
        for step in reversed(steps):
            doers[step["do"]](step)

    def number(self, table: str, old: int) -> int:
        """Return the number that a row has now that had `old` when it was dropped."""
        return self._new.get((table, old), old)

    def _move(self, step: Step) -> None:
        column = column_named(step["column"])
        table = Base.metadata.tables[column.table.name]
        target = next(iter(column.foreign_keys)).column.table.name
        back = self.number(target, step["gone"])
        for start in range(0, len(step["keys"]), AT_ONCE):
            keys = [self.number(table.name, key) for key in step["keys"][start : start + AT_ONCE]]
            here = table.c.id.in_(keys), column == self.number(target, step["keep"])
            found = set(db.session.scalars(select(table.c.id).where(*here)))
            db.session.execute(update(table).where(*here).values({column.name: back}))
            self.left += [_left(table, key) for key in keys if key not in found]

    def _change(self, step: Step) -> None:
        table = Base.metadata.tables[step["table"]]
        key = self.number(table.name, step["key"])
        rows = rows_of(table, table.c.id == key)
        if not rows:
            if not self._correct_later(step):
                self.left.append(_left(table, key))
            return
        (now,), after = rows, step["after"]
        self.left += [
            _left(table, key, name, step["before"][name], now[name])
            for name in after
            if now[name] != after[name]
        ]
        before = {name: value for name, value in step["before"].items() if now[name] == after[name]}
        counted = {"version": table.c.version + 1} if "version" in table.c else {}
        values = {**self._fitting(table, before), **counted}
        if values:
            db.session.execute(update(table).where(table.c.id == key).values(values))

    def _correct_later(self, step: Step) -> bool:
        """Whether a later journal dropped the row; there it has its values before this one from now on."""
        drops = (one for steps in self._later for one in steps if one["do"] == "dropped")
        rows = (row for one in drops if one["table"] == step["table"] for row in one["rows"])
        for row in rows:
            if row.get("id") == step["key"]:
                row.update(
                    {name: was for name, was in step["before"].items() if row[name] == step["after"][name]}
                )
                return True
        return False

    def _insert(self, step: Step) -> None:
        table = Base.metadata.tables[step["table"]]
        for row in step["rows"]:
            values = self._fitting(table, row)
            if "id" not in table.c:
                db.session.execute(insert(table).values(values))
                continue
            old = values["id"]
            if db.session.scalar(select(table.c.id).where(table.c.id == old)) is not None:
                del values["id"]
            made = db.session.execute(insert(table).values(values).returning(table.c.id)).scalar_one()
            self._new[table.name, old] = made

    def _delete(self, step: Step) -> None:
        table, row = Base.metadata.tables[step["table"]], step["row"]
        now = rows_of(table, by_key(table, row))
        changed = [name for name in row if now and now[0][name] != row[name]]
        if changed:
            self.left.append(_left(table, row.get("id"), changed[0], row[changed[0]], now[0][changed[0]]))
        elif now:
            db.session.execute(delete(table).where(by_key(table, row)))

    def _fitting(self, table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
        """The values as they can be stored now: numbers that changed, and nothing that is gone."""
        values = typed(table, row)
        for key in table.foreign_keys:
            name = key.parent.name
            if values.get(name) is None:
                continue
            values[name] = self.number(key.column.table.name, values[name])
            if key.parent.nullable and not _there(key, values[name]):
                values[name] = None
        return values


def _there(key: ForeignKey, value: Any) -> bool:
    return db.session.scalar(select(key.column).where(key.column == value)) is not None


def _left(table: Table, key: Any, field: str | None = None, was: Any = None, now: Any = None) -> Left:
    return {"table": table.name, "key": key, "field": field, "was": was, "now": now}

"""Making one row of two: what points at the one that goes, of whichever room, comes to point at the other.

The columns are found by their foreign keys, so that no room needs to be known here. Where a unique constraint
would clash, the two rows become one in turn; a row that can also stand without what it clashes on (a nullable
foreign key in the constraint) stays and lets go of that. A table may say `info={"pair": (a, b)}`: both point
at rows of the same table, which must differ; with `"ordered": True` the smaller stands first. It may say
`{"combine": f}`: which values survive (foundation/surviving.py). `{"former": (table, pointer, name, own)}`:
by what the dropped row was found from outside, its column `own`, the kept row is found from then on, through
a row of that table; unless it was revoked. And `{"settle": {column: f}}`: before two rows to which the column
points become one, `f(journal, keep, gone)` sees to those that point there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, Index, Table, UniqueConstraint, and_, or_, select, true

from foundation.database import Base, db
from foundation.journal import Journal, by_key
from foundation.removal import columns_pointing_at
from foundation.snapshot import rows_of
from foundation.surviving import Combine, Row, filled

Same = Callable[[Any, Any], ColumnElement[bool]]


@dataclass(frozen=True)
class Rules:
    """What a room knows of its own tables, by name.

    `same`: when two rows of one owner are the same thing, beyond the unique constraints. `combine`: the
    values of the kept row that change; the default fills what is empty. `never`: columns never taken over.
    """

    same: Mapping[str, Same] = field(default_factory=dict)
    combine: Mapping[str, Combine] = field(default_factory=dict)
    never: frozenset[str] = frozenset()


def fold(journal: Journal, table: Table, keep: int, gone: int, rules: Rules) -> None:
    """Make one row of two: everything that hangs on `gone` is moved to `keep`, then `gone` is dropped."""
    _never_its_own(journal, table, keep, gone)
    for column in columns_pointing_at(table.c.id):
        _bring(journal, column, keep, gone, rules)
    mine, theirs = rows_of(table, table.c.id == keep)[0], rows_of(table, table.c.id == gone)[0]
    combine = rules.combine.get(table.name) or table.info.get("combine", filled)
    values = combine(mine, theirs)
    kept = {name: value for name, value in values.items() if name not in rules.never}
    journal.drop(table, table.c.id == gone)
    if (former := table.info.get("former")) and not theirs.get("revoked_at"):
        _lead_on(journal, former, keep, values, theirs)
    journal.change(table, keep, _possible(table, keep, kept), touch=True)


def _lead_on(journal: Journal, former: Sequence[str], keep: int, values: Row, theirs: Row) -> None:
    """What the dropped row was known by leads to the kept one, unless that one is known by it now."""
    known, pointer, name, own = former
    if values.get(own) != theirs[own]:
        journal.add(Base.metadata.tables[known], {pointer: keep, name: theirs[own]})


def ancestors(column: Column[Any], key: int | None) -> list[int]:
    """Return the row's ancestors by a column that points at its own table, the nearest first."""
    found: list[int] = []
    table = Base.metadata.tables[column.table.name]
    while key is not None:
        key = db.session.scalar(select(column).where(table.c.id == key))
        if key is None or key in found:
            break
        found.append(key)
    return found


def own_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that point at the table itself, pairs aside."""
    return [column for column in columns_pointing_at(table.c.id) if column.table is table]


def _never_its_own(journal: Journal, table: Table, keep: int, gone: int) -> None:
    """A kept row below the one that goes takes that one's place: else it would be its own ancestor."""
    for column in own_columns(table):
        if gone in ancestors(column, keep):
            above = db.session.scalar(select(column).where(table.c.id == gone))
            journal.change(table, keep, {column.name: above})


def _possible(table: Table, keep: int, values: Row) -> Row:
    """The values without a parent that is the row itself or stands below it."""
    own = {column.name: column for column in own_columns(table)}
    return {
        name: value
        for name, value in values.items()
        if name not in own or value is None or keep not in (value, *ancestors(own[name], value))
    }


def _bring(journal: Journal, column: Column[Any], keep: int, gone: int, rules: Rules) -> None:
    table = Base.metadata.tables[column.table.name]
    if settle := table.info.get("settle", {}).get(column.name):
        settle(journal, keep, gone)
    if pair := table.info.get("pair"):
        _bring_pairs(journal, table, pair, keep, gone)
    elif "id" not in table.c:
        _bring_links(journal, column, keep, gone)
    else:
        for mine, theirs, free in _doubles(rules, column, keep, gone):
            if free is None:
                fold(journal, table, mine, theirs, rules)
            else:
                journal.change(table, theirs, {free: None})
        journal.move(column, gone, keep)


def _doubles(
    rules: Rules, column: Column[Any], keep: int, gone: int
) -> Iterator[tuple[int, int, str | None]]:
    """(kept row, row that goes, the column it can let go of) of those that cannot both point at `keep`."""
    table, done = Base.metadata.tables[column.table.name], set()
    if same := rules.same.get(table.name):
        ways = [(same, None)]
    else:
        ways = [(_equal(others), free) for others, free in _constraints(column)]
    for way, free in ways:
        a, b = table.alias(), table.alias()
        here = a.c[column.name] == keep, b.c[column.name] == gone, a.c.id != b.c.id, way(a.c, b.c)
        for mine, theirs in db.session.execute(select(a.c.id, b.c.id).where(*here).order_by(a.c.id)).all():
            if theirs not in done:
                done.add(theirs)
                yield mine, theirs, free


def _constraints(column: Column[Any]) -> Iterator[tuple[list[str], str | None]]:
    """The other columns of each unique constraint, and a foreign key in it that may be empty.

    A table that says `folds` lets go of none: its two rows become one.
    """
    table = Base.metadata.tables[column.table.name]
    unique = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    indexes = [one for one in table.indexes if isinstance(one, Index) and one.unique]
    for one in (*unique, *indexes):
        columns = list(one.columns)
        if column in columns:
            free = (each.name for each in columns if each.nullable and each.foreign_keys)
            others = [each.name for each in columns if each is not column]
            yield others, None if table.info.get("folds") else next(free, None)


def _equal(names: Sequence[str]) -> Same:
    return lambda a, b: and_(true(), *(a[name] == b[name] for name in names))


def _bring_pairs(journal: Journal, table: Table, pair: Sequence[str], keep: int, gone: int) -> None:
    """A pair of the two is dropped, and so is one that the kept row has already."""
    low, high = (table.c[name] for name in pair)
    for row in rows_of(table, or_(low == gone, high == gone)):
        ends = [keep if row[name] == gone else row[name] for name in pair]
        new = dict(zip(pair, sorted(ends) if table.info.get("ordered") else ends, strict=True))
        if ends[0] == ends[1] or _is_there(table, {**row, **new}, pair):
            journal.drop(table, by_key(table, row))
        else:
            journal.change(table, row["id"], new)


def _is_there(table: Table, row: Row, pair: Sequence[str]) -> bool:
    unique = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    names = next(
        ([c.name for c in one.columns] for one in unique if set(pair) <= {*one.columns.keys()}), pair
    )
    return bool(rows_of(table, *(table.c[name] == row[name] for name in names)))


def _bring_links(journal: Journal, column: Column[Any], keep: int, gone: int) -> None:
    """A table of links has no number of its own: its rows are dropped and made anew."""
    table = Base.metadata.tables[column.table.name]
    rows = rows_of(table, column == gone)
    journal.drop(table, column == gone)
    for row in rows:
        new = {**row, column.name: keep}
        if not rows_of(table, by_key(table, new)):
            journal.add(table, new)

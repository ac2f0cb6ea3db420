"""What somebody made of an imported row since: everything, of whichever room, that points at it.

Tables marked as derived (`info={"derived": True}`) are written by the machine alone and are no use; nor are
the rows that meet the condition of a table marked `{"derived_where": f}`, of its columns.
"""

from sqlalchemy import ColumnElement, Table, exists, false, or_

from exhibitors.assignment import Assignment, Duty
from exhibitors.imports.batches import (
    ALIASES,
    CONTACTS,
    DECISIONS,
    LIKENESSES,
    PARTICIPATIONS,
    ROWS,
    STANDS,
    looked_at,
)
from exhibitors.imports.custom_values import VALUES
from foundation.database import Base
from foundation.removal import columns_pointing_at

ASSIGNMENTS = Assignment.__table__
"""The owner's stints follow from the owner that a list gave; a duty or a note beside them is a use."""
_OF_IMPORTS = (ALIASES, CONTACTS, PARTICIPATIONS, STANDS, ROWS, VALUES, LIKENESSES, DECISIONS)
Condition = ColumnElement[bool]


def used(table: Table) -> Condition:
    """Return the condition that something besides what imports themselves make points at a row of `table`."""
    columns = columns_pointing_at(table.c.id)
    pointing = [column for column in columns if column.table not in _OF_IMPORTS or column.name == "main_id"]
    return or_(false(), *(_points(column.table, column.name, table.c.id) for column in pointing))


def used_at(edition_id: int) -> Condition:
    """Return the condition that an exhibitor's participation at the edition is used, by any room."""
    tables = [table for table in Base.metadata.sorted_tables if table is not PARTICIPATIONS]
    both = [
        table
        for table in tables
        if {"exhibitor_id", "edition_id"} <= set(table.c.keys()) and not table.info.get("derived")
    ]
    return or_(false(), *(_at(table, edition_id) for table in both), used(PARTICIPATIONS))


def _at(table: Table, edition_id: int) -> Condition:
    here = looked_at(table.c.edition_id) == edition_id
    return exists().where(table.c.exhibitor_id == PARTICIPATIONS.c.exhibitor_id, here)


def _points(table: object, name: str, key: ColumnElement[int]) -> Condition:
    assert isinstance(table, Table)
    if table.info.get("derived"):
        return false()
    other = table.alias()
    here = exists().where(other.c[name] == key)
    if derived := table.info.get("derived_where"):
        here = here.where(~derived(other.c))
    if table is ASSIGNMENTS and name == "exhibitor_id":
        return here.where((other.c.duty != Duty.OWNER) | other.c.handover.is_not(None))
    return here

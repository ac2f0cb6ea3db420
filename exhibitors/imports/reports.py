"""What a run's pages show of its rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from exhibitors.imports.batches import CELLS, CHANGES, EXHIBITORS, ROWS
from exhibitors.imports.models import ImportRun, Outcome
from foundation.database import db

SHOWN = 20
MOST = 500

Rows = Sequence[Row[Any]]


def _rows(run: ImportRun) -> Select[Any]:
    known = (EXHIBITORS.c.name.label("known_as"), EXHIBITORS.c.id.label("known_id"))
    joined = select(*ROWS.c, *known).outerjoin(EXHIBITORS, EXHIBITORS.c.id == ROWS.c.exhibitor_id)
    return joined.where(ROWS.c.run_id == run.id).order_by(ROWS.c.number)


def first_rows(run: ImportRun) -> Rows:
    """Return the first rows, each with the exhibitor that it means."""
    return db.session.execute(_rows(run).limit(SHOWN)).all()


def rows_of(run: ImportRun, outcome: Outcome) -> Rows:
    """Return the first rows that became `outcome`."""
    return db.session.execute(_rows(run).where(ROWS.c.outcome == outcome).limit(SHOWN)).all()


def rows_with_problems(run: ImportRun, most: int | None = None) -> Rows:
    """Return the rows of which something was not taken, the rejected ones among them."""
    return db.session.execute(_rows(run).where(ROWS.c.problems.is_not(None)).limit(most)).all()


def stands_of(run: ImportRun, rows: Rows) -> dict[int, list[str]]:
    """Return the stands that the rows name, by row number."""
    numbers = [row.number for row in rows]
    named = select(CELLS.c.number, CELLS.c.hall, CELLS.c.stand).where(
        CELLS.c.run_id == run.id, CELLS.c.number.in_(numbers)
    )
    found: dict[int, list[str]] = {number: [] for number in numbers}
    for number, hall, stand in db.session.execute(named.order_by(CELLS.c.id)):
        found[number].append(f"{hall} - {stand}" if hall else stand)
    return found


def kept_rows(run: ImportRun) -> Rows:
    """Return the rows of which undoing kept something, each with its exhibitor."""
    return db.session.execute(_rows(run).where(ROWS.c.kept.is_not(None)).limit(MOST)).all()


def changes(run: ImportRun) -> Rows:
    """Return what the run changed on exhibitors that were there, the first of it."""
    return db.session.execute(_changes(run).limit(SHOWN)).all()


def kept_values(run: ImportRun) -> Rows:
    """Return the values that were changed again since, so that undoing left them."""
    return db.session.execute(_changes(run).where(CHANGES.c.kept).limit(MOST)).all()


def _changes(run: ImportRun) -> Select[Any]:
    of_row = (ROWS.c.run_id == CHANGES.c.run_id) & (ROWS.c.number == CHANGES.c.number)
    wanted = select(*CHANGES.c, ROWS.c.name, ROWS.c.exhibitor_id).join(ROWS, of_row)
    return wanted.where(CHANGES.c.run_id == run.id).order_by(CHANGES.c.id)

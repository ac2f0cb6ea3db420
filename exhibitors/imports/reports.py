"""What a run's pages show of its rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, String, cast, literal, select

from events.models import Edition
from exhibitors.imports.batches import CELLS, CHANGES, EXHIBITORS, ROWS
from exhibitors.imports.models import ImportRun, Outcome
from foundation.database import db
from foundation.paging import Page, page
from foundation.work import Job
from staff.models import Person

SHOWN = 20
MOST = 500

Rows = Sequence[Row[Any]]


def runs(cursor: str | None) -> Page:
    """Return a page of the runs, the newest first, each with the state of its last job."""
    subject = literal("import:") + cast(ImportRun.id, String)
    last = select(Job.state).where(Job.subject == subject).order_by(Job.id.desc()).limit(1).scalar_subquery()
    shown = ("id", "filename", "state", "created_at", "history", "rows_read", *Outcome)
    columns = [getattr(ImportRun, name) for name in shown]
    extra = (Edition.name.label("edition"), Person.name.label("person"), last.label("job"))
    query = select(*columns, *extra).join(Edition).outerjoin(Person, Person.id == ImportRun.person_id)
    return page(query, [ImportRun.id], cursor, descending=True)


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


def rejected_lines(
    run: ImportRun, reason: Callable[[Any], str], outcomes: Mapping[Outcome, str]
) -> tuple[list[str], Iterator[list[str]]]:
    """Return the file's columns; and for each row with problems its number, outcome, reason and cells."""
    rows = rows_with_problems(run)
    columns = list(dict.fromkeys(column for row in rows for column in row.cells))
    lines = (
        [row.number, outcomes[row.outcome], reason(row), *(row.cells.get(column, "") for column in columns)]
        for row in rows
    )
    return columns, lines


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

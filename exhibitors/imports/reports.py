"""What a run's pages show of its rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, String, cast, func, literal, select

from events.models import Edition
from exhibitors.imports.batches import CHANGES, EXHIBITORS, ROWS
from exhibitors.imports.models import ImportRun, Outcome
from foundation.database import db
from foundation.paging import Page, page
from foundation.work import Job
from staff.models import Person

MOST = 500

Rows = Sequence[Row[Any]]


def runs(cursor: str | None) -> Page:
    """Return a page of the runs, the newest first, each with the state of its last job."""
    subject = literal("import:") + cast(ImportRun.id, String)
    last = select(Job.state).where(Job.subject == subject).order_by(Job.id.desc()).limit(1).scalar_subquery()
    shown = ("id", "filename", "state", "created_at", "history", "kind", "rows_read", *Outcome)
    columns = [getattr(ImportRun, name) for name in shown]
    extra = (Edition.name.label("edition"), Person.name.label("person"), last.label("job"))
    query = select(*columns, *extra).join(Edition).outerjoin(Person, Person.id == ImportRun.person_id)
    return page(query, [ImportRun.id], cursor, descending=True)


def _rows(run: ImportRun) -> Select[Any]:
    known = (EXHIBITORS.c.name.label("known_as"), EXHIBITORS.c.id.label("known_id"))
    joined = select(*ROWS.c, *known).outerjoin(EXHIBITORS, EXHIBITORS.c.id == ROWS.c.exhibitor_id)
    return joined.where(ROWS.c.run_id == run.id).order_by(ROWS.c.number)


def rows_with_problems(run: ImportRun) -> Rows:
    """Return the rows of which something was not taken, the rejected ones among them."""
    return db.session.execute(_rows(run).where(ROWS.c.problems.is_not(None))).all()


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


def mended_lines(run: ImportRun, fields: Mapping[str, str]) -> Iterator[list[str]]:
    """Return each cell that was mended or is lost: row, company, field, before, after."""
    rows = db.session.execute(_rows(run).where(ROWS.c.repairs.is_not(None)))
    return (
        [row.number, row.name, fields[name], before, after]
        for row in rows
        for name, before, after in row.repairs
    )


def kept_rows(run: ImportRun) -> Rows:
    """Return the rows of which undoing kept something, each with its exhibitor."""
    return db.session.execute(_rows(run).where(ROWS.c.kept.is_not(None)).limit(MOST)).all()


def kept_count(run: ImportRun) -> int:
    """Return of how many rows undoing kept something."""
    kept = select(func.count()).where(ROWS.c.run_id == run.id, ROWS.c.kept.is_not(None))
    return db.session.scalar(kept) or 0


def kept_values(run: ImportRun) -> Rows:
    """Return the values that were changed again since, so that undoing left them."""
    return db.session.execute(_changes(run).where(CHANGES.c.kept).limit(MOST)).all()


def _changes(run: ImportRun) -> Select[Any]:
    of_row = (ROWS.c.run_id == CHANGES.c.run_id) & (ROWS.c.number == CHANGES.c.number)
    wanted = select(*CHANGES.c, ROWS.c.name, ROWS.c.exhibitor_id).join(ROWS, of_row)
    return wanted.where(CHANGES.c.run_id == run.id).order_by(CHANGES.c.id)

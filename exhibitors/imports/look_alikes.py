"""Rows that would be new, compared with the exhibitors that are known: work of its own behind the preview.

It takes a bounded time: what is not compared by then is left to the search for duplicates.
"""

import json
from collections.abc import Sequence
from time import monotonic
from typing import Any

from sqlalchemy import Row, func, select

from exhibitors.duplicates.candidates import Candidate, candidates
from exhibitors.duplicates.company import Company
from exhibitors.imports.batches import LIKENESSES, ROWS
from exhibitors.imports.models import ImportRun, Kind, Outcome, State
from exhibitors.imports.staging import Report
from foundation.bulk import insert_rows
from foundation.database import db, unit_of_work

AT_ONCE = 500
LONGEST_SECONDS = 120
_COLUMNS = ("run_id", "number", "exhibitor_id", "score", "reasons")


def compare(run_id: int, report: Report) -> None:
    """Store whom each new row looks like, while the run waits for its start; goes on where it stopped."""
    began, more = monotonic(), True
    while more and monotonic() - began < LONGEST_SECONDS:
        with unit_of_work():
            more = _step(run_id, report)


def _step(run_id: int, report: Report) -> bool:
    run = db.session.get_one(ImportRun, run_id, populate_existing=True)
    if run.state != State.PREVIEWED or run.kind != Kind.EXHIBITORS:
        return False
    rows = _next(run)
    if rows:
        _keep(run, rows)
        run.compared_to = rows[-1].number
        report(_compared(run), run.created)
    return len(rows) == AT_ONCE


def _next(run: ImportRun) -> Sequence[Row[Any]]:
    columns = ROWS.c["number", "name", "alias", "country", "website", "email", "phone", "address", "city"]
    new = select(*columns).where(*_new(run), ROWS.c.number > run.compared_to)
    return db.session.execute(new.order_by(ROWS.c.number).limit(AT_ONCE)).all()


def _new(run: ImportRun) -> tuple[Any, ...]:
    return ROWS.c.run_id == run.id, ROWS.c.outcome == Outcome.CREATED


def _compared(run: ImportRun) -> int:
    done = select(func.count()).where(*_new(run), ROWS.c.number <= run.compared_to)
    return db.session.scalar(done) or 0


def _keep(run: ImportRun, rows: Sequence[Row[Any]]) -> None:
    found = candidates([_company(row) for row in rows])
    lines = [_line(run.id, row.number, one) for row, alike in zip(rows, found, strict=True) for one in alike]
    insert_rows(LIKENESSES, _COLUMNS, lines)


def _company(row: Row[Any]) -> Company:
    names = (row.name, row.alias) if row.alias else (row.name,)
    place = f"{row.address} {row.city or ''}" if row.address else None
    return Company(names, row.country, row.website, row.email, row.phone, place)


def _line(run_id: int, number: int, found: Candidate) -> tuple[Any, ...]:
    reasons = [[one.code, one.weight, *one.values] for one in found.likeness.reasons]
    return run_id, number, found.exhibitor_id, found.likeness.score, json.dumps(reasons, ensure_ascii=False)

"""Lists of exhibitors as files, and their runs taken as far as a test needs."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from events.models import Edition
from exhibitors.imports import runs
from exhibitors.imports.models import ImportRun
from foundation import work
from foundation.database import db, unit_of_work

HEADER = ("Name", "Country", "Website", "Hall", "Stand")


def csv_list(*rows: Sequence[str], header: Sequence[str] = HEADER) -> bytes:
    """Return the bytes of a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def uploaded(
    content: bytes, edition: Edition, *, history: bool = True, filename: str = "list.csv", **options: Any
) -> ImportRun:
    """Upload a list, as its edition is over in most tests."""
    with unit_of_work():
        return runs.upload(content, filename, edition, history=history, **options)


def previewed(
    content: bytes, edition: Edition, chosen: dict[str, Any] | None = None, **options: Any
) -> ImportRun:
    """Upload a list and have it read, on the `chosen` terms."""
    run = uploaded(content, edition, **options)
    with unit_of_work():
        runs.preview(run, run.mapping, **(chosen or {}))
    work.run_all()
    return again(run)


def imported(content: bytes, edition: Edition, **options: Any) -> ImportRun:
    """Bring a list in."""
    run = previewed(content, edition, **options)
    with unit_of_work():
        runs.start(run)
    work.run_all()
    return again(run)


def undone(run: ImportRun) -> ImportRun:
    """Take a run back."""
    with unit_of_work():
        runs.start_undo(run)
    work.run_all()
    return again(run)


def again(run: ImportRun) -> ImportRun:
    """Return the run as it is stored now."""
    db.session.expire_all()
    return db.session.get_one(ImportRun, run.id)


def figures(run: ImportRun) -> tuple[int, int, int, int, int]:
    """Return rows read, created, matched, rejected, skipped."""
    return run.rows_read, run.created, run.matched, run.rejected, run.skipped

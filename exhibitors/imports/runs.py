"""A run from upload to undo: each step is taken once, whoever asks, and the long ones become jobs."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select, update

from events.models import Edition
from exhibitors.custom import fields
from exhibitors.imports.batches import CELLS, CUSTOMS, LIKENESSES, ROWS
from exhibitors.imports.custom_cells import NEW, OLD, CustomColumn, guess_kind
from exhibitors.imports.layout import Layout
from exhibitors.imports.mapping import guess
from exhibitors.imports.memory import last, signature
from exhibitors.imports.models import ImportFile, ImportRun, Kind, State
from exhibitors.imports.reading import read
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.staging import limits
from exhibitors.imports.tables import Table
from foundation import clock, work
from foundation.database import db

SAMPLE = 50
COMPARING = "import-likeness"
"""What the job is about that looks for exhibitors that the rows of a run look like."""

CHOSEN = ("layout", "mapping", "keys", "verbatim", "day_first")


class EditionIsOver(Exception):
    """A list for an edition that is over is brought in only when it is said to be history."""


class WrongMoment(Exception):
    """The run is not where this step begins."""


def suggested(table: Table, kind: str = Kind.EXHIBITORS) -> dict[str, str]:
    """Return column by field; a column that only counts the rows is nobody's own number."""
    sample = [row.cells for row in table.rows[:SAMPLE]]
    mapping = guess(table.columns, sample, kind)
    column = mapping.get("external_id")
    if column and _only_counts([cells[table.columns.index(column)] for cells in sample]):
        del mapping["external_id"]
    return mapping


def _only_counts(cells: Sequence[str]) -> bool:
    start = int(cells[0]) if cells and cells[0].isdecimal() else None
    return start in (0, 1) and list(cells) == [str(number) for number in range(start, start + len(cells))]


def is_over(edition: Edition) -> bool:
    """Return whether the edition's last day has passed where it takes place."""
    return edition.ends_on < clock.today(edition.time_zone)


def upload(
    content: bytes,
    filename: str,
    edition: Edition,
    *,
    history: bool = False,
    person_id: int | None = None,
    kind: str = Kind.EXHIBITORS,
) -> ImportRun:
    """Store a file that can be read, its columns mapped as for the last of its shape, or by a guess.

    Raise FileRefused or EditionIsOver.
    """
    if kind == Kind.EXHIBITORS and is_over(edition) and not history:
        raise EditionIsOver
    table = read(content, filename, limits())
    run = ImportRun(
        edition=edition,
        person_id=person_id,
        filename=filename[-200:],
        digest=hashlib.sha256(content).hexdigest(),
        file=ImportFile(content=content),
        mapping=suggested(table, kind),
        history=history,
        kind=kind,
        signature=signature(table, kind),
    )
    _as_last_time(run, last(run.signature, person_id))
    db.session.add(run)
    db.session.flush()
    return run


def _as_last_time(run: ImportRun, before: ImportRun | None) -> None:
    """Take over what was chosen for a file of this shape, if it still fits."""
    if before is None:
        return
    try:
        table = read(run.file.content, run.filename, limits(), Layout(**before.layout))
    except FileRefused:
        return
    if set(before.mapping.values()) <= set(table.columns):
        for name in CHOSEN:
            setattr(run, name, getattr(before, name))
        there = {f"{OLD}{field.id}" for field in fields()}
        gone = {key for key in run.mapping if key.startswith(OLD)} - there
        run.mapping = {key: column for key, column in run.mapping.items() if key not in gone}


def table_of(run: ImportRun) -> Table:
    """Return the run's file as it is read now; raise FileRefused."""
    return read(run.file.content, run.filename, limits(), Layout(**run.layout))


def lay_out(run: ImportRun, layout: Layout) -> None:
    """Read the file in another way, and guess its columns anew; raise FileRefused."""
    if run.state not in (State.UPLOADED, State.READING, State.PREVIEWED):
        raise WrongMoment
    table = read(run.file.content, run.filename, limits(), layout)
    run.layout, run.mapping = layout.said(), suggested(table, run.kind)


def imported_before(run: ImportRun) -> ImportRun | None:
    """Return the latest run that brought in the same file for the same edition."""
    same = select(ImportRun).where(
        ImportRun.digest == run.digest, ImportRun.edition_id == run.edition_id, ImportRun.id != run.id
    )
    return db.session.scalar(same.where(ImportRun.state == State.DONE).order_by(ImportRun.id.desc()).limit(1))


def job_of(run: ImportRun) -> work.Job | None:
    """Return the run's newest job."""
    return work.latest(f"import:{run.id}")


def _step(run: ImportRun, kind: str, to: State, *begins: State) -> None:
    """Move on and queue the work, or raise WrongMoment; a step whose job failed may be taken again."""
    job = job_of(run)
    states = [*begins, to] if job is not None and job.state == "failed" else list(begins)
    moved = update(ImportRun).where(ImportRun.id == run.id, ImportRun.state.in_(states)).values(state=to)
    if db.session.connection().execute(moved).rowcount != 1:
        raise WrongMoment
    work.queue(f"import.{kind}", subject=f"import:{run.id}", run_id=run.id)


def custom_columns(mapping: Mapping[str, str], table: Table) -> list[CustomColumn]:
    """Return the columns that are kept as custom fields: the kind of a field there is, or a guess."""
    known = {f"{OLD}{field.id}": field for field in fields()}
    found = []
    for key, name in mapping.items():
        if key in known:
            found.append(CustomColumn(key, name, known[key].kind, tuple(known[key].choices)))
        elif key.startswith(NEW):
            place = table.columns.index(name)
            found.append(CustomColumn(key, name, *guess_kind([row.cells[place] for row in table.rows])))
    return found


def preview(run: ImportRun, mapping: dict[str, str], **chosen: Any) -> None:
    """Have the file read with this mapping from its first row; `chosen`: keys, verbatim, day_first, rates."""
    _step(run, "read", State.READING, State.UPLOADED, State.PREVIEWED)
    for table in (ROWS, CELLS, CUSTOMS, LIKENESSES):
        db.session.execute(delete(table).where(table.c.run_id == run.id))
    run.mapping, run.compared_to = mapping, 0
    run.custom = [list(column) for column in custom_columns(mapping, table_of(run))]
    for name, value in chosen.items():
        setattr(run, name, value)


def start(run: ImportRun) -> None:
    """Have the rows brought in."""
    _step(run, "apply", State.RUNNING, State.PREVIEWED)


def start_undo(run: ImportRun) -> None:
    """Have the run taken back."""
    _step(run, "undo", State.UNDOING, State.DONE)


def discard(run: ImportRun) -> None:
    """Forget a run that brought nothing in."""
    if run.state not in (State.UPLOADED, State.READING, State.PREVIEWED):
        raise WrongMoment
    db.session.execute(delete(ImportRun).where(ImportRun.id == run.id))

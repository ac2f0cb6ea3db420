"""Bringing a run's rows in: each batch is one transaction of a handful of statements over all its rows."""

from sqlalchemy import delete, func, select

from exhibitors import contact_search
from exhibitors.imports import (
    changes,
    companions,
    contact_filling,
    counts,
    custom_values,
    main_exhibitors,
    newcomers,
    news,
    participants,
    people,
    search_texts,
)
from exhibitors.imports.batches import ROWS, Batch, batch_of, next_batch, one_at_a_time
from exhibitors.imports.matching import match
from exhibitors.imports.models import ImportFile, ImportRun, Kind, Outcome, State
from exhibitors.imports.staging import Report
from foundation import clock
from foundation.database import db, unit_of_work


def apply(run_id: int, report: Report) -> None:
    """Bring in every row that is not in yet; a worker that takes over goes on behind the last batch."""
    more = True
    while more:
        with unit_of_work():
            more = _step(run_id, report)


def _step(run_id: int, report: Report) -> bool:
    one_at_a_time()
    run = db.session.get_one(ImportRun, run_id, populate_existing=True)
    if run.state != State.RUNNING:
        return False
    batch = next_batch(run)
    if batch is None:
        _finish(run)
        return False
    if run.kind == Kind.EXHIBITORS:
        _begin(run)
        bring_in(batch, run)
    else:
        people.bring_in(batch)
    run.applied_to = batch.high
    report(_applied(run), run.rows_read)
    return True


def bring_in(batch: Batch, run: ImportRun) -> None:
    """Match a batch against what is stored now, then make and change what it says."""
    expected = _unknown(batch)
    match(batch)
    if _unknown(batch) != expected:  # another import made some of them since the preview
        news.mark(batch)
    newcomers.create(batch)
    changes.change_exhibitors(batch)
    changes.change_participations(batch)
    participants.take_part(batch)
    participants.make_halls(batch, run)
    participants.place(batch)
    contact_filling.fill(batch)
    companions.add_contacts(batch)
    contact_search.fill()
    companions.add_aliases(batch)
    custom_values.bring_in(batch, run)
    search_texts.rewrite(search_texts.touched(batch))


def _unknown(batch: Batch) -> int:
    return db.session.scalar(select(func.count()).where(*batch.rows(Outcome.CREATED))) or 0


def _begin(run: ImportRun) -> None:
    if run.applied_to == 0:
        custom_values.make_fields(run)


def _applied(run: ImportRun) -> int:
    rows = select(func.count()).where(ROWS.c.run_id == run.id, ROWS.c.number <= run.applied_to)
    return db.session.scalar(rows) or 0


def _finish(run: ImportRun) -> None:
    """What the rows say is in; the file, with whatever else it says of people, is not kept."""
    if run.kind == Kind.EXHIBITORS and "main_exhibitor" in run.mapping:
        main_exhibitors.join(batch_of(run, 0, run.applied_to), run)
    counts.take(run)
    db.session.execute(delete(ImportFile).where(ImportFile.run_id == run.id))
    run.state, run.finished_at = State.DONE, clock.now()

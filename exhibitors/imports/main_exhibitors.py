"""Whose stand a co-exhibitor shares: told when the list is in, for the main one may stand further down."""

from typing import Any

from sqlalchemy import ScalarSelect, String, and_, cast, exists, func, insert, literal, or_, select, update

from exhibitors.imports.batches import ALIASES, CHANGES, EXHIBITORS, PARTICIPATIONS, ROWS, Batch, at_edition
from exhibitors.imports.models import ImportRow, ImportRun, Outcome
from foundation.database import db

_COLUMNS = ["run_id", "number", "record", "record_id", "field", "before", "after"]
_MAIN = PARTICIPATIONS.alias("main")


def join(batch: Batch, run: ImportRun) -> None:
    """Join each co-exhibitor without a main exhibitor to the one that its row names, or note that none is."""
    rows = (ROWS.c.run_id == run.id, ROWS.c.main_key.is_not(None), ROWS.c.exhibitor_id.is_not(None))
    named = (*rows, ROWS.c.outcome.in_((Outcome.CREATED, Outcome.MATCHED)))
    if db.session.scalar(select(ROWS.c.id).where(*named).limit(1)) is None:
        return
    theirs = at_edition(ROWS.c.exhibitor_id, batch.edition_id)
    main = _main(batch)
    found = (*named, theirs, PARTICIPATIONS.c.main_id.is_(None), main.is_not(None))
    change = select(
        ROWS.c.run_id,
        ROWS.c.number,
        literal("participation"),
        PARTICIPATIONS.c.id,
        literal("main_id"),
        literal(None, String),
        cast(main, String),
    )
    there = PARTICIPATIONS.c.import_run_id.is_distinct_from(run.id)
    db.session.execute(insert(CHANGES).from_select(_COLUMNS, change.where(*found, there)))
    joined, saved = update(PARTICIPATIONS).where(*found), PARTICIPATIONS.c.version + 1
    db.session.execute(joined.where(there).values(main_id=main, version=saved))
    db.session.execute(joined.where(~there).values(main_id=main))
    _note_unknown(run, *named, theirs, PARTICIPATIONS.c.main_id.is_(None), main.is_(None))


def _main(batch: Batch) -> ScalarSelect[Any]:
    """The only participation at the edition of another exhibitor of that name, its own or a former one."""
    alias = exists().where(ALIASES.c.exhibitor_id == EXHIBITORS.c.id, ALIASES.c.name_key == ROWS.c.main_key)
    named = or_(EXHIBITORS.c.name_key == ROWS.c.main_key, alias)
    here = and_(_MAIN.c.exhibitor_id == EXHIBITORS.c.id, _MAIN.c.edition_id == batch.edition_id)
    found = select(func.min(_MAIN.c.id)).where(here, named, EXHIBITORS.c.id != ROWS.c.exhibitor_id)
    return found.having(func.count() == 1).correlate(ROWS).scalar_subquery()


def _note_unknown(run: ImportRun, *conditions: Any) -> None:
    numbers = db.session.scalars(select(ROWS.c.number).where(*conditions)).all()
    rows = select(ImportRow).where(ImportRow.run_id == run.id, ImportRow.number.in_(numbers))
    for row in db.session.scalars(rows):
        said = {"code": "main_exhibitor_unknown", "text": row.main_key, "limit": None}
        row.problems = [*(row.problems or ()), {"field": "main_exhibitor", **said}]
        row.cells = row.cells or {}

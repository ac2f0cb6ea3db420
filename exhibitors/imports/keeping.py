"""What undoing leaves alone: what was imported again, edited or used since."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, distinct, exists, func, or_, select, update

from exhibitors.imports.batches import (
    ALIASES,
    CHANGES,
    CONTACTS,
    EXHIBITORS,
    PARTICIPATIONS,
    ROWS,
    RUNS,
    STANDS,
)
from exhibitors.imports.custom_values import VALUES
from exhibitors.imports.models import ImportRun, Kept, Outcome, State
from exhibitors.imports.uses import used, used_at
from foundation.database import db

Condition = ColumnElement[bool]


def mark(run: ImportRun) -> None:
    """Write on each row why what it made stays, where it does; the first reason of the three."""
    db.session.execute(
        update(ROWS).where(ROWS.c.run_id == run.id, ROWS.c.kept.is_not(None)).values(kept=None)
    )
    whose = {
        Kept.IMPORTED_AGAIN: (_in_later_list(run, EXHIBITORS.c.id), _in_later_list_of_edition(run)),
        Kept.EDITED: (_exhibitor_edited(run), _participation_edited(run)),
        Kept.USED: (_exhibitor_used(), used_at(run.edition_id)),
    }
    for why, (exhibitor, participation) in whose.items():
        for made in (_makers(EXHIBITORS, run, exhibitor), _makers(PARTICIPATIONS, run, participation)):
            rows = (ROWS.c.run_id == run.id, ROWS.c.outcome.in_((Outcome.CREATED, Outcome.MATCHED)))
            kept = update(ROWS).where(*rows, ROWS.c.kept.is_(None), ROWS.c.exhibitor_id.in_(made))
            db.session.execute(kept.values(kept=why))


def contact_is_free() -> Condition:
    """Return the condition that nobody edited or used a contact."""
    return and_(~_saved_by_hand(CONTACTS, "contact"), ~used(CONTACTS))


def _makers(table: Table, run: ImportRun, condition: Condition) -> Select[Any]:
    """The exhibitors of the rows of `table` that the run made and that meet the condition."""
    exhibitor = table.c.id if table is EXHIBITORS else table.c.exhibitor_id
    return select(exhibitor).where(table.c.import_run_id == run.id, condition)


def _in_later_list(run: ImportRun, exhibitor: ColumnElement[int], *of: Condition) -> Condition:
    row = ROWS.alias("other_row")
    brought_in = RUNS.c.state.in_((State.RUNNING, State.DONE))
    others = select(RUNS.c.id).where(RUNS.c.id != run.id, brought_in, *of)
    return exists().where(row.c.exhibitor_id == exhibitor, row.c.run_id.in_(others))


def _in_later_list_of_edition(run: ImportRun) -> Condition:
    return _in_later_list(run, PARTICIPATIONS.c.exhibitor_id, RUNS.c.edition_id == run.edition_id)


def _exhibitor_edited(run: ImportRun) -> Condition:
    hanging = (
        exists().where(table.c.exhibitor_id == EXHIBITORS.c.id, _foreign(table, run))
        for table in (ALIASES, CONTACTS, PARTICIPATIONS, VALUES)
    )
    contact = exists().where(CONTACTS.c.exhibitor_id == EXHIBITORS.c.id, _saved_by_hand(CONTACTS, "contact"))
    return or_(_saved_by_hand(EXHIBITORS, "exhibitor"), contact, *hanging)


def _participation_edited(run: ImportRun) -> Condition:
    stand = exists().where(STANDS.c.participation_id == PARTICIPATIONS.c.id, _foreign(STANDS, run))
    return or_(_saved_by_hand(PARTICIPATIONS, "participation"), stand)


def _foreign(table: Table, run: ImportRun) -> Condition:
    return table.c.import_run_id.is_distinct_from(run.id)


def _saved_by_hand(table: Table, record: str) -> Condition:
    """Whether a row was saved more often than imports changed it and their undoing changed it back."""
    runs = select(func.count(distinct(CHANGES.c.run_id))).where(
        CHANGES.c.record == record, CHANGES.c.record_id == table.c.id
    )
    undone = runs.join(RUNS, RUNS.c.id == CHANGES.c.run_id).where(
        RUNS.c.state == State.UNDONE, CHANGES.c.kept.is_(False)
    )
    return table.c.version > 1 + runs.scalar_subquery() + undone.scalar_subquery()


def _exhibitor_used() -> Condition:
    contact = exists().where(CONTACTS.c.exhibitor_id == EXHIBITORS.c.id, used(CONTACTS))
    return or_(used(EXHIBITORS), contact)

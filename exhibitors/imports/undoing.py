"""Taking a run back as a whole, in one transaction: what it made goes, what it changed is as before.

What was edited, used or imported again since stays, with everything that the run made of the same exhibitor;
`keeping` marks it first, and where that is everything the run stays done, to be undone later. A changed value
comes back unless it was changed again.
"""

from sqlalchemy import delete, exists, select

from exhibitors.assigned import keep_in_step
from exhibitors.imports import (
    contact_filling,
    custom_values,
    keeping,
    people_undoing,
    restoring,
    search_texts,
)
from exhibitors.imports.batches import (
    ALIASES,
    CHANGES,
    CONTACTS,
    EXHIBITORS,
    HALLS,
    PARTICIPATIONS,
    ROWS,
    STANDS,
    one_at_a_time,
)
from exhibitors.imports.changes import EXHIBITOR_FIELDS, PARTICIPATION_FIELDS, owners_changed
from exhibitors.imports.models import ImportRun, Kind, Outcome, State
from exhibitors.imports.uses import used
from foundation.database import db


def undo(run_id: int) -> None:
    """Take the run back in the caller's transaction, if it is being undone and is not yet."""
    one_at_a_time()
    run = db.session.get_one(ImportRun, run_id, populate_existing=True)
    if run.state != State.UNDOING:
        return
    if run.kind == Kind.EXHIBITORS:
        keeping.mark(run)
        if _all_kept(run):
            run.state = State.DONE
            return
        _take_back(run)
    else:
        people_undoing.take_back(run)
    run.state = State.UNDONE


def _take_back(run: ImportRun) -> None:
    touched = search_texts.touched_by_run(run.id)
    restoring.restore(run, EXHIBITORS, "exhibitor", EXHIBITOR_FIELDS)
    keep_in_step(owners_changed(run.id))
    restoring.restore(run, PARTICIPATIONS, "participation", (*PARTICIPATION_FIELDS, "main_id"))
    restoring.restore(run, CONTACTS, "contact", contact_filling.FIELDS)
    _delete(run)
    search_texts.rewrite(touched)
    custom_values.take_back(run)


def _all_kept(run: ImportRun) -> bool:
    """Whether there is nothing to take back, as each row's exhibitor is in a later list or in use."""
    named = (Outcome.CREATED, Outcome.MATCHED)
    free = exists().where(ROWS.c.run_id == run.id, ROWS.c.outcome.in_(named), ROWS.c.kept.is_(None))
    kept = exists().where(ROWS.c.run_id == run.id, ROWS.c.kept.is_not(None))
    changed = exists().where(CHANGES.c.run_id == run.id)
    return bool(db.session.scalar(select(kept & ~free & ~changed)))


def _delete(run: ImportRun) -> None:
    kept = select(ROWS.c.exhibitor_id).where(ROWS.c.run_id == run.id, ROWS.c.kept.is_not(None))
    kept = kept.where(ROWS.c.exhibitor_id.is_not(None))
    going = select(PARTICIPATIONS.c.id).where(PARTICIPATIONS.c.exhibitor_id.not_in(kept))
    conditions = {
        STANDS: (STANDS.c.participation_id.in_(going),),
        PARTICIPATIONS: (PARTICIPATIONS.c.exhibitor_id.not_in(kept),),
        CONTACTS: (CONTACTS.c.exhibitor_id.not_in(kept), keeping.contact_is_free()),
        ALIASES: (ALIASES.c.exhibitor_id.not_in(kept),),
        EXHIBITORS: (EXHIBITORS.c.id.not_in(kept),),
    }
    for table, condition in conditions.items():
        db.session.execute(delete(table).where(table.c.import_run_id == run.id, *condition))
    free = ~exists().where(STANDS.c.hall_id == HALLS.c.id)
    db.session.execute(delete(HALLS).where(HALLS.c.id.in_(run.halls), free, ~used(HALLS)))

"""Deciding on the preview's screen what a row is; what was decided is matched at once."""

from sqlalchemy import ColumnElement, exists, update

from exhibitors.imports import counts, decisions, news, runs
from exhibitors.imports.batches import LIKENESSES, ROWS, batch_of
from exhibitors.imports.matching import match
from exhibitors.imports.models import ImportRun, Outcome, State
from foundation.database import db


def decide(run: ImportRun, number: int, exhibitor_id: int | None) -> None:
    """Say what a row is, and match it so; raise LookupError when the row or the exhibitor is not there."""
    _only_previewed(run)
    decisions.decide(run, number, exhibitor_id)
    _match_again(run, number, number)


def leave_undecided(run: ImportRun, number: int) -> None:
    """Take back what was said of a row."""
    _only_previewed(run)
    decisions.take_back(run, number)
    _match_again(run, number, number)


def decide_all_above(run: ImportRun, score: float) -> int:
    """Say of all undecided rows that look at least so much like an exhibitor that they are it; how many."""
    _only_previewed(run)
    said = decisions.decide_all_above(run, score)
    if said:
        _match_again(run, *decisions.span(run))
    return said


def _only_previewed(run: ImportRun) -> None:
    if run.state != State.PREVIEWED:
        raise runs.WrongMoment


def _match_again(run: ImportRun, low: int, high: int) -> None:
    """Rows that were decided are matched as if they had not been before."""
    batch = batch_of(run, low, high)
    anew = update(ROWS).where(*batch.rows(Outcome.SKIPPED, Outcome.MATCHED), _looked_like_any(run))
    db.session.execute(anew.values(same_as=None, outcome=Outcome.CREATED, exhibitor_id=None))
    match(batch)
    news.mark(batch)
    counts.take(run)


def _looked_like_any(run: ImportRun) -> ColumnElement[bool]:
    """Return the condition that a row looked like an exhibitor when the list was read."""
    mine = LIKENESSES.c.run_id == run.id, LIKENESSES.c.number == ROWS.c.number
    return exists().where(*mine)

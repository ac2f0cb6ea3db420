"""Merging everything from a score on: group by group, so that no chain makes one company of two."""

from collections.abc import Callable, Iterable

from sqlalchemy import select

from exhibitors.duplicates import deciding, review
from exhibitors.duplicates.clusters import clustered
from exhibitors.duplicates.models import Duplicate, State
from exhibitors.merge_refusals import MergeRefused
from foundation.database import db, unit_of_work

MOST = 20_000
Report = Callable[[int, int | None], None]


def groups(filters: review.Filters) -> list[set[int]]:
    """Return who becomes one company when all that match are merged."""
    chosen = review.chosen(filters, Duplicate.one_id, Duplicate.other_id, Duplicate.score)
    best = chosen.order_by(Duplicate.score.desc()).limit(MOST)
    scores = {(one, other): score for one, other, score in db.session.execute(best)}
    members = {number for pair in scores for number in pair}
    for one, other, score in _among(members, State.OPEN):
        scores.setdefault((one, other), score)
    apart = [(one, other) for one, other, _score in _among(members, State.APART)]
    return clustered(scores, filters.least, apart)


def _among(members: set[int], state: State) -> Iterable[tuple[int, int, float]]:
    """Every pair in this state within the groups: one read of the table, whose other pairs are left out."""
    query = select(Duplicate.one_id, Duplicate.other_id, Duplicate.score).where(Duplicate.state == state)
    rows = db.session.execute(query.execution_options(yield_per=1000))
    return ((one, other, score) for one, other, score in rows if one in members and other in members)


def merge_all(filters: review.Filters, person_id: int | None, report: Report) -> int:
    """Merge each group, one transaction a group; return how many records went into others."""
    found, gone = groups(filters), 0
    for number, members in enumerate(found):
        with unit_of_work():
            gone += _merge(members, person_id)
            report(number + 1, len(found))
    return gone


def _merge(members: set[int], person_id: int | None) -> int:
    """Merge what is still open within a group, the likeliest pair first."""
    gone = 0
    inside = Duplicate.one_id.in_(members), Duplicate.other_id.in_(members), Duplicate.state == State.OPEN
    while pair := db.session.scalar(
        select(Duplicate.id).where(*inside).order_by(Duplicate.score.desc()).limit(1)
    ):
        try:
            deciding.merge(pair, person_id)
        except MergeRefused:
            break
        gone += 1
    return gone

"""The text that the search reads, written anew where an import touched a name or an address."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, bindparam, exists, or_, select, update

from exhibitors.imports.batches import ALIASES, CHANGES, EXHIBITORS, ROWS, Batch
from exhibitors.imports.models import Outcome
from exhibitors.names import search_text
from foundation.database import db

_CHUNK = 500


def touched(batch: Batch) -> Sequence[int]:
    """Return the exhibitors of the batch that got another name or another website."""
    return _touched(batch.run_id, *batch.rows(Outcome.MATCHED, Outcome.SKIPPED))


def touched_by_run(run_id: int) -> Sequence[int]:
    """Return the exhibitors of the whole run that got another name or another website."""
    return _touched(run_id, ROWS.c.run_id == run_id)


def _touched(run_id: int, *rows: ColumnElement[bool]) -> Sequence[int]:
    named = exists().where(ALIASES.c.exhibitor_id == ROWS.c.exhibitor_id, ALIASES.c.import_run_id == run_id)
    moved = exists().where(
        CHANGES.c.run_id == run_id,
        CHANGES.c.record == "exhibitor",
        CHANGES.c.field == "website_host",
        CHANGES.c.record_id == ROWS.c.exhibitor_id,
    )
    there = ROWS.c.exhibitor_id.is_not(None)
    found = select(ROWS.c.exhibitor_id).distinct().where(*rows, there, or_(named, moved))
    return db.session.scalars(found).all()


def rewrite(exhibitor_ids: Sequence[int]) -> None:
    """Write the search text of these exhibitors from their names and host, where it differs."""
    for start in range(0, len(exhibitor_ids), _CHUNK):
        _rewrite(exhibitor_ids[start : start + _CHUNK])


def _rewrite(exhibitor_ids: Sequence[int]) -> None:
    others: dict[int, list[str]] = defaultdict(list)
    names = select(ALIASES.c.exhibitor_id, ALIASES.c.name).where(ALIASES.c.exhibitor_id.in_(exhibitor_ids))
    for exhibitor_id, name in db.session.execute(names.order_by(ALIASES.c.id)):
        others[exhibitor_id].append(name)
    columns = EXHIBITORS.c["id", "name", "website_host", "search_text"]
    found = db.session.execute(select(*columns).where(EXHIBITORS.c.id.in_(exhibitor_ids)))
    texts = (
        (row.id, search_text(row.name, *others[row.id], row.website_host), row.search_text) for row in found
    )
    new = [{"key": key, "text": text} for key, text, old in texts if text != old]
    if new:
        write = update(EXHIBITORS).where(EXHIBITORS.c.id == bindparam("key"))
        db.session.connection().execute(write.values(search_text=bindparam("text")), new)

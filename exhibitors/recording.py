"""Every change of a followed field is written down when it is flushed, whoever makes it and from where.

An UPDATE of many rows passes the ORM by: it goes through exhibitors/history.py.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from flask import has_request_context
from flask_login import current_user
from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import History

from exhibitors.field_change import Cause, FieldChange, Record
from exhibitors.field_text import ALIASES, FOLLOWED, MODELS, as_json, as_text
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db

_RECORDS = {model: record for record, model in MODELS.items()}
_because: ContextVar[tuple[str, int | None] | None] = ContextVar("because", default=None)
Change = tuple[str, str | None, str | None]


@contextmanager
def because(cause: Cause, person_id: int | None = None) -> Iterator[None]:
    """Say why fields change in this block, and who does it (by default whoever is signed in)."""
    token = _because.set((cause, person_id))
    try:
        yield
        db.session.flush()
    finally:
        _because.reset(token)


def _acting() -> tuple[str, int | None]:
    cause, person_id = _because.get() or (Cause.EDIT, None)
    if person_id is None and has_request_context() and current_user and current_user.is_authenticated:
        person_id = current_user.id
    return cause, person_id


def _only(values: Any) -> Any:
    return values[0] if values else None


def _aliases(history: History) -> Iterator[Change]:
    was = sorted(alias.name for alias in (*history.unchanged, *history.deleted))
    now = sorted(alias.name for alias in (*history.unchanged, *history.added))
    if was != now:
        yield ALIASES, as_json(was), as_json(now)


def _changes(record: str, row: Any) -> Iterator[Change]:
    attributes = inspect(row).attrs
    for field in FOLLOWED[record]:
        history = attributes[field].history
        before, after = as_text(_only(history.deleted)), as_text(_only(history.added))
        if history.has_changes() and before != after:
            yield field, before, after
    if record == Record.EXHIBITOR and attributes["aliases"].history.has_changes():
        yield from _aliases(attributes["aliases"].history)


def _write_down(session: Session, _context: Any) -> None:
    followed = [row for row in session.dirty if type(row) in _RECORDS]
    if not followed:
        return
    rows = [
        _row(record, row.id, exhibitor_id, change)
        for row in followed
        for record, exhibitor_id in [(_RECORDS[type(row)], _exhibitor_id(row))]
        for change in _changes(record, row)
    ]
    _insert(session, rows)


def _row(record: str, record_id: int, exhibitor_id: int, change: Change) -> dict[str, Any]:
    what = dict(zip(("field", "before", "after"), change, strict=True))
    return {"record": record, "record_id": record_id, "exhibitor_id": exhibitor_id, **what}


def _insert(session: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows with who made them and why, all of one instant: saved together, they stay together."""
    cause, person_id = _acting()
    who = {"cause": cause, "person_id": person_id, "at": clock.now()}
    if rows:
        session.connection().execute(insert(FieldChange), [{**row, **who} for row in rows])


def write_down(exhibitor_id: int, changes: Iterable[Change]) -> None:
    """Write down (field, before, after) of custom fields and tags: their rows pass the ORM by."""
    rows = [_row(Record.EXHIBITOR, exhibitor_id, exhibitor_id, change) for change in changes]
    _insert(db.session, rows)


def _exhibitor_id(row: Any) -> int:
    return row.id if isinstance(row, Exhibitor) else row.exhibitor_id


def _keep_the_value_before(_row: Any, _value: Any, _before: Any, _initiator: Any) -> None:
    """Do nothing: being listened to makes a column load the value that it loses."""


for _record, _model in MODELS.items():
    for _field in FOLLOWED[_record]:
        event.listen(getattr(_model, _field), "set", _keep_the_value_before, active_history=True)
event.listen(db.session, "after_flush", _write_down)

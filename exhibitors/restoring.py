"""Giving a field an earlier value again: a change like any other, never over one that was not seen."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from exhibitors import actions, custom
from exhibitors.custom_kinds import NotOfKind, stored
from exhibitors.field_change import Cause
from exhibitors.field_text import ALIASES, CUSTOM, MODELS, TAG, as_json, as_text, value_of
from exhibitors.models import Contact, Exhibitor
from exhibitors.past_values import PastValue
from exhibitors.recording import because
from foundation.database import db


class Clashes(Exception):
    """The earlier value does not fit what is there now: its owner is gone, or another has the address."""


class Changed(Exception):
    """The field has another value by now than the one that was seen; `now` is its text."""

    def __init__(self, now: str | None) -> None:
        super().__init__()
        self.now = now


def current_text(row: Any, field: str, customs: Mapping[int, str] | None = None) -> str | None:
    """Return the field's present value as the history writes it; `customs`: its custom values.

    A tag is put on and taken off by itself: it is never restored, and has none.
    """
    if field == ALIASES:
        return as_json(sorted(alias.name for alias in row.aliases))
    if field.startswith(TAG):
        return None
    if field.startswith(CUSTOM):
        known = custom.values_of(row.id) if customs is None else customs
        return known.get(int(field.removeprefix(CUSTOM)))
    return as_text(getattr(row, field))


def seal(text: str | None) -> str:
    """Return a short mark of a value, by which a form says which one its reader saw."""
    return sha256(b"" if text is None else b"=" + text.encode()).hexdigest()[:16]


def rows_of(changes: Iterable[Any]) -> dict[tuple[str, int], Any]:
    """Return the records that `changes` tell of and that are still there, one statement a kind."""
    wanted: dict[str, set[int]] = {}
    for change in changes:
        wanted.setdefault(change.record, set()).add(change.record_id)
    return {
        (record, row.id): row
        for record, ids in wanted.items()
        for row in db.session.scalars(select(MODELS[record]).where(MODELS[record].id.in_(ids)))
    }


def restore(past: PastValue, seen: str) -> None:
    """Give the field its earlier value; `seen` is the seal of the value that was there when this was asked.

    Raises Changed when it is another one by now, Clashes when the value does not fit any more.
    """
    row = db.session.get(MODELS[past.record], past.record_id, with_for_update=True)
    if row is None or past.field.startswith(TAG):
        raise Clashes
    now = current_text(row, past.field)
    if seal(now) != seen:
        raise Changed(now)
    try:
        with because(Cause.RESTORE), db.session.begin_nested():
            _give(row, past.field, value_of(past.record, past.field, past.text))
    except IntegrityError:
        raise Clashes from None


def _give(row: Any, field: str, value: Any) -> None:
    if field.startswith(CUSTOM):
        _give_custom(row, int(field.removeprefix(CUSTOM)), value)
    elif field != ALIASES:
        setattr(row, field, value)
    if isinstance(row, Exhibitor):
        actions.save(row, value if field == ALIASES else None)
    db.session.flush()
    if isinstance(row, Contact) and row.main:
        actions.make_main(row)


def _give_custom(exhibitor: Exhibitor, field_id: int, text: str | None) -> None:
    field = db.session.get(custom.CustomField, field_id)
    if field is None or field.removed_at is not None:
        raise Clashes
    try:
        value = stored(field.kind, text or "", field.choices)
    except NotOfKind:
        raise Clashes from None
    custom.store(exhibitor.id, {field_id: value})

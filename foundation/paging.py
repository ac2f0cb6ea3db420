"""Keyset paging: a page costs the same however deep it lies, and nothing counts the whole table."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, tuple_
from sqlalchemy.orm import QueryableAttribute
from werkzeug.exceptions import BadRequest

from foundation.database import Rows, db

SIZE = 50
Key = ColumnElement[Any] | QueryableAttribute[Any]


@dataclass(frozen=True)
class Page:
    """Rows of one page and the cursors of its neighbours (None at either end)."""

    rows: Rows
    previous: str | None
    next: str | None


def _encode(backward: bool, values: Sequence[Any]) -> str:
    plain = [v.isoformat() if isinstance(v, date | datetime) else v for v in values]
    return base64.urlsafe_b64encode(json.dumps([int(backward), *plain]).encode()).decode().rstrip("=")


LAST = _encode(True, ())
"""The cursor of the last page."""


def _typed(key: Key, value: Any) -> Any:
    """Return a cursor's value as the column of its key takes it; any error says that it is forged."""
    kind = key.type.python_type
    if kind is datetime:
        return datetime.fromisoformat(value).astimezone(UTC)
    if kind is date:
        return date.fromisoformat(value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind or not _storable(value):
        raise ValueError
    return value


def _storable(value: Any) -> bool:
    """Return whether either engine takes the value: whole characters without NUL, numbers of 64 bits."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= c <= "\udfff" for c in value)
    return not isinstance(value, int) or abs(value) < 2**63


def _decode(cursor: str, keys: Sequence[Key]) -> tuple[bool, list[Any] | None]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        backward, *values = json.loads(base64.urlsafe_b64decode(padded))
        if backward and not values:
            return True, None
        return bool(backward), [_typed(key, value) for key, value in zip(keys, values, strict=True)]
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise BadRequest(_("This page link is damaged. Open the list again from its first page.")) from None


def _ordered(
    query: Select[*tuple[Any, ...]], keys: Sequence[Key], downward: bool
) -> Select[*tuple[Any, ...]]:
    return query.order_by(*(key.desc() if downward else key.asc() for key in keys))


def page(
    query: Select[*tuple[Any, ...]],
    keys: Sequence[Key],
    cursor: str | None = None,
    *,
    descending: bool = False,
    size: int = SIZE,
) -> Page:
    """Return one page of `query`, ordered by `keys` all in one direction.

    `keys` end in a unique column, are never NULL (coalesce them), and must be among the selected columns
    under labels `_key0`, `_key1` ..., which this adds.
    """
    backward, values = _decode(cursor, keys) if cursor else (False, None)
    downward = descending != backward
    query = query.add_columns(*(key.label(f"_key{i}") for i, key in enumerate(keys)))
    if values is not None:
        here, there = tuple_(*keys), tuple_(*values)
        query = query.where(here < there if downward else here > there)
    rows = db.session.execute(_ordered(query, keys, downward).limit(size + 1)).all()
    more, rows = len(rows) > size, rows[:size]
    if backward:
        rows = rows[::-1]
    return _page(rows, len(keys), more, backward, cursor is not None)


def _page(rows: Rows, width: int, more: bool, backward: bool, inside: bool) -> Page:
    if not rows:
        return Page(rows, None, None)
    has_next, has_previous = (True, more) if backward else (more, inside)
    return Page(
        rows,
        _encode(True, rows[0][-width:]) if has_previous else None,
        _encode(False, rows[-1][-width:]) if has_next else None,
    )

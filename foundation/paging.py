"""Keyset paging: a page costs the same however deep it lies, and nothing counts the whole table."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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


def _typed(key: Key, value: Any) -> Any:
    kind = key.type.python_type
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if kind is float and isinstance(value, int):
        return float(value)
    if not isinstance(value, kind):
        raise ValueError
    return value


def _decode(cursor: str, keys: Sequence[Key]) -> tuple[bool, list[Any]]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        backward, *values = json.loads(base64.urlsafe_b64decode(padded))
        return bool(backward), [_typed(key, value) for key, value in zip(keys, values, strict=True)]
    except (ValueError, TypeError, binascii.Error, UnicodeDecodeError):
        raise BadRequest("This page link is damaged. Open the list again from its first page.") from None


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

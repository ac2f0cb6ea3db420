"""Lists as CSV files: UTF-8 that spreadsheets recognise, formulas as text."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import Any

from flask import Response, stream_with_context

from foundation.saved_as import save_as

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"
PIECE = 250


def as_text(value: Any) -> Any:
    """Return text that would run as a formula behind an apostrophe, instants to the minute, none as empty."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return "" if value is None else value


def lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Return the file in pieces of many lines: each piece is sent by itself."""
    yield BYTE_ORDER_MARK
    rest = chain([header], rows)
    while some := list(islice(rest, PIECE)):
        buffer = io.StringIO()
        csv.writer(buffer).writerows([as_text(value) for value in row] for row in some)
        yield buffer.getvalue()


def download(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """Return the answer that saves the rows as `name`.csv."""
    answer = Response(stream_with_context(lines(header, rows)), mimetype="text/csv")
    save_as(answer, f"{name}.csv")
    return answer

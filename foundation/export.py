"""Tables that leave as CSV files: UTF-8 that spreadsheets recognise, and no cell that they would run."""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import StringIO
from typing import Any

from flask import Response

RUNS = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any) -> Any:
    """Return `value` as a spreadsheet shows it: text that would be a formula stays text, none is empty."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(RUNS) else value
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return "" if value is None else value


def csv_file(name: str, header: Sequence[str], rows: Iterable[Iterable[Any]]) -> Response:
    """Return the answer that downloads `rows` under `header` as `name`.csv."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    answer = Response("\ufeff" + text.getvalue(), mimetype="text/csv")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.csv")
    return answer

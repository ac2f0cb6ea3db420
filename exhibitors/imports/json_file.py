"""Lists as JSON: a list of objects, or one object that holds such a list; values of any shape become text."""

import json
import re
from collections.abc import Iterator

from exhibitors.imports.encodings import decode
from exhibitors.imports.layout import Layout
from exhibitors.imports.mending import LOST
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.tables import Limits, Table, of_mappings

USUAL_LISTS = ("exhibitor", "exhibitors", "companies", "rows", "records", "items", "data", "results")
_MAIN_KEYS = ("text", "name", "value", "label", "title", "number", "no", "stand", "booth")
_AMOUNTS, _UNITS = ("amount", "value", "quantity", "size"), ("currency", "unit", "uom")
_JOIN = "; "
_NO_DATABASE_TAKES = re.compile("[\0\ud800-\udfff]")
"""JSON can escape NUL and halves of a surrogate pair; no other kind of file can hold them."""


def read_json(content: bytes, limits: Limits, layout: Layout) -> Table:
    """The table in the bytes of a JSON file; a row's number is its place in the list, from 1."""
    text, encoding = decode(content, layout.encoding)
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise FileRefused("malformed_json", line=1, problem="it is nested too deeply") from error
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        problem = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
        raise FileRefused("malformed_json", line=line, problem=problem) from error
    entries = _the_list(document)
    if not entries:
        raise FileRefused("empty")
    return of_mappings(map(_flat, entries), limits, format="json", encoding=encoding)


def _the_list(document: object) -> list[object]:
    if isinstance(document, list):
        return document
    lists = _lists_of_objects(document) if isinstance(document, dict) else {}
    usual = [lists[name] for name in USUAL_LISTS if name in lists]
    if not lists:
        raise FileRefused("no_list")
    return usual[0] if usual else max(lists.values(), key=len)


def _lists_of_objects(document: dict[str, object]) -> dict[str, list[object]]:
    return {
        name.casefold(): value
        for name, value in document.items()
        if isinstance(value, list) and all(isinstance(entry, dict) for entry in value)
    }


def _flat(entry: object) -> dict[str, str]:
    """One entry as text by column: of an object its main text, and each other value as `column.key`."""
    record: dict[str, list[str]] = {}
    for column, value in entry.items() if isinstance(entry, dict) else [("value", entry)]:
        for name, text in _texts(_storable(str(column)), value):
            record.setdefault(name, []).append(text)
    return {name: _JOIN.join(texts) for name, texts in record.items()}


def _texts(column: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(column, item)
    elif isinstance(value, dict) and (measured := _measured(value)):
        yield column, measured
    elif isinstance(value, dict):
        main = _main_key(value)
        for key, inner in value.items():
            yield from _texts(column if key == main else f"{column}.{_storable(key)}", inner)
    elif value is not None and (text := _text(value)):
        yield column, text


def _measured(value: dict[str, object]) -> str | None:
    """A number with its unit or currency, as one text: `{"amount": 1200, "currency": "EUR"}`."""
    plain = {key.casefold(): inner for key, inner in value.items() if isinstance(inner, str | int | float)}
    amount = next((plain[key] for key in _AMOUNTS if key in plain), None)
    unit = next((plain[key] for key in _UNITS if key in plain), None)
    return None if amount is None or unit is None else f"{_text(amount)} {_text(unit)}"


def _main_key(value: dict[str, object]) -> str | None:
    texts = [key for key, inner in value.items() if isinstance(inner, str)]
    return next((key for key in _MAIN_KEYS if key in texts), texts[0] if texts else None)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _storable(value.strip()) if isinstance(value, str) else str(value)


def _storable(text: str) -> str:
    return text if text.isprintable() else _NO_DATABASE_TAKES.sub(LOST, text)

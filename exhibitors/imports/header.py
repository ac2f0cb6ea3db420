"""Where a list begins: the header line, below blank lines, a title or an advert."""

import re
from collections.abc import Sequence

from exhibitors.imports.field_words import WORDS
from exhibitors.names import fold

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATOR = re.compile(r"[\W_]+")
_KNOWN = frozenset(word for fields in WORDS.values() for words in fields.values() for word in words)
_VALUE = re.compile(r"@|://|^www\.|^[\d\s.,:/%€$£+-]+$", re.IGNORECASE)
_FILLED = 0.6
"""The share of the widest record's cells that a header has filled at least."""


def words_of(label: str) -> str:
    """A column label as plain folded words: `Booth_Number`, `boothNumber` and `Booth number:` are one."""
    return _SEPARATOR.sub(" ", fold(_CAMEL.sub(" ", label))).strip()


def find_header(records: Sequence[Sequence[str]]) -> int | None:
    """The index of the record that names the columns; None where the list starts without one."""
    widest = max(len(_filled(record)) for record in records)
    for index, record in enumerate(records):
        known = sum(words_of(cell) in _KNOWN for cell in _filled(record))
        if known >= max(1, min(2, widest)) and known * 4 >= len(_filled(record)):
            return index
    return _first_of_labels(records, widest)


def _first_of_labels(records: Sequence[Sequence[str]], widest: int) -> int | None:
    """The first well-filled record, if nothing in it looks like a value; one column alone gives no sign."""
    if widest < 2:
        return None
    index = next(at for at, record in enumerate(records) if len(_filled(record)) >= widest * _FILLED)
    return None if any(_VALUE.search(label) for label in _filled(records[index])) else index


def _filled(record: Sequence[str]) -> list[str]:
    return [stripped for cell in record if (stripped := cell.strip())]

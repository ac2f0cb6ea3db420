"""Comma-separated lists as they come: any delimiter, any line end, quoted line breaks."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from exhibitors.imports.encodings import decode
from exhibitors.imports.layout import DELIMITERS, Layout
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.tables import LOOKED_AT, Limits, Table, table

_SAID = re.compile(r"sep=([,;\t|])\r?\n?")
_SAMPLE = 200_000


def read_csv(content: bytes, limits: Limits, layout: Layout) -> Table:
    """The table in the bytes of a CSV file."""
    text, encoding = decode(content, layout.encoding)
    delimiter = layout.delimiter or find_delimiter(text)
    records = _records(text, delimiter, limits)
    return table(records, limits, layout.header_row, format="csv", encoding=encoding, delimiter=delimiter)


def find_delimiter(text: str) -> str:
    """What the file says (`sep=;`), or what cuts most of the first records into one same width."""
    if said := _SAID.match(text):
        return said[1]
    sample = text[:_SAMPLE]
    return max(DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter))


def _agreement(sample: str, delimiter: str) -> tuple[int, int]:
    """How many records share the commonest width above one, and that width."""
    try:
        records = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), LOOKED_AT))
    except csv.Error:
        return (0, 0)
    widths = Counter(len(record) for record in records if len(record) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _records(text: str, delimiter: str, limits: Limits) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            yield [] if number == 1 and _SAID.match(text) else record
    except csv.Error as error:
        raise FileRefused("cell_too_large", limit=limits.cell_characters, row=number + 1) from error

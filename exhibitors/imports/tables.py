"""What every kind of file is read into: named columns and numbered rows of text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exhibitors.imports.header import find_header
from exhibitors.imports.layout import NO_HEADER
from exhibitors.imports.refusals import FileRefused, FileTooLarge

LOOKED_AT = 50
"""Records from the top in which a header is looked for."""


TOP, TOP_CELLS = 4, 8
"""Lines below the header, and cells of each, that show how the file is read."""


@dataclass(frozen=True)
class Limits:
    """How much of a file is read before it is refused."""

    file_bytes: int = 30_000_000
    rows: int = 200_000
    columns: int = 300
    cell_characters: int = 50_000
    unpacked_bytes: int = 300_000_000
    unpacked_ratio: int = 200
    zip_entries: int = 2_000
    sheet_cells: int = 5_000_000


class Row(NamedTuple):
    """One record; `number` counts from 1 as a spreadsheet shows it (in JSON: the place in the list)."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """A list as read. `header_row` is None without a header; `skipped` counts the lines left out above it.

    `top` are the first lines of the file as they stand, down to a few below the header.
    """

    columns: list[str]
    rows: list[Row]
    format: str
    header_row: int | None = None
    skipped: int = 0
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    top: Sequence[Row] = ()

    def record(self, row: Row) -> dict[str, str]:
        """The row's cells by column name."""
        return dict(zip(self.columns, row.cells, strict=True))

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row's number and its cells by column name."""
        return ((row.number, self.record(row)) for row in self.rows)


def table(
    records: Iterable[Sequence[str]], limits: Limits, header_row: int | None = None, **facts: object
) -> Table:
    """A table of raw records: title lines above the header and blank lines are left out.

    `header_row` is the header's line where somebody says so, 0 for none; otherwise it is found.
    """
    numbered = list(_within_limits(records, limits))
    if not numbered:
        raise FileRefused("empty")
    at = _header_at(numbered, header_row)
    top = [Row(row.number, row.cells[:TOP_CELLS]) for row in numbered[: (at or 0) + TOP]]
    data = numbered if at is None else numbered[at + 1 :]
    if not data:
        raise FileRefused("empty")
    header = [] if at is None else numbered[at].cells
    found = None if at is None else numbered[at].number
    columns = column_names(header, max(len(header), *(len(row.cells) for row in data)))
    rows = [_padded(row, len(columns)) for row in data]
    skipped = found - 1 if found else 0
    return Table(columns, rows, header_row=found, skipped=skipped, top=top, **facts)  # pyright: ignore


def _header_at(numbered: Sequence[Row], said: int | None) -> int | None:
    """The index of the header among the lines that are not blank."""
    if said is None:
        return find_header([row.cells for row in numbered[:LOOKED_AT]])
    if said == NO_HEADER:
        return None
    at = next((at for at, row in enumerate(numbered[:LOOKED_AT]) if row.number == said), None)
    if at is None:
        raise FileRefused("header_not_there", line=said)
    return at


def _within_limits(records: Iterable[Sequence[str]], limits: Limits) -> Iterator[Row]:
    """The records that are not blank, cut behind their last filled cell."""
    kept = 0
    for number, record in enumerate(records, start=1):
        cells = _cut(record)
        if not cells:
            continue
        kept += 1
        if kept > limits.rows + LOOKED_AT:
            raise FileTooLarge("too_many_rows", limit=limits.rows)
        check_row(number, cells, limits)
        yield Row(number, cells)


def check_row(number: int, cells: Sequence[str], limits: Limits) -> None:
    if len(cells) > limits.columns:
        raise FileRefused("too_many_columns", found=len(cells), limit=limits.columns)
    if max(map(len, cells)) > limits.cell_characters:
        raise FileRefused("cell_too_large", limit=limits.cell_characters, row=number)


def _cut(record: Sequence[str]) -> list[str]:
    end = len(record)
    while end and (not record[end - 1] or record[end - 1].isspace()):
        end -= 1
    return list(record[:end])


def _padded(row: Row, width: int) -> Row:
    row.cells.extend([""] * (width - len(row.cells)))
    return row


def column_names(header: Sequence[str], width: int) -> list[str]:
    """A name for each column: the header's, made unique with a number; `Column 3` where it is blank."""
    names: list[str] = []
    taken: set[str] = set()
    for place in range(width):
        wanted = " ".join(header[place].split()) if place < len(header) else ""
        name = _free_name(wanted or f"Column {place + 1}", taken)
        taken.add(name)
        names.append(name)
    return names


def _free_name(wanted: str, taken: set[str]) -> str:
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted} ({count})"
    return name


def of_mappings(records: Iterable[Mapping[str, str]], limits: Limits, **facts: object) -> Table:
    """A table of records that name their columns; columns in the order in which they first appear."""
    numbered = [(number, record) for number, record in enumerate(records, start=1) if any(record.values())]
    columns = list(dict.fromkeys(name for _, record in numbered for name in record))
    if len(numbered) > limits.rows:
        raise FileTooLarge("too_many_rows", limit=limits.rows)
    if not columns:
        raise FileRefused("empty")
    rows = [Row(number, [record.get(name, "") for name in columns]) for number, record in numbered]
    for row in rows:
        check_row(row.number, row.cells, limits)
    return Table(columns, rows, **facts)  # pyright: ignore

"""Lists as XLSX workbooks: text is text and never a formula, whatever it begins with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from typing import Any

from flask import Response, stream_with_context
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from foundation.csv_file import as_text
from foundation.saved_as import save_as

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_000
PIECE = 64 * 1024
Lines = Iterable[Sequence[Any]]
Sheets = Mapping[str, tuple[Sequence[str], Lines]]


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return as_text(value)
    written = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL])
    written.data_type = "s"
    return written


def _sheet(book: Workbook, title: str | None, header: Sequence[str], rows: Lines) -> None:
    sheet = book.create_sheet(title)
    sheet.append(list(header))
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def pieces(header: Sequence[str], rows: Lines, more: Sheets | None = None) -> Iterator[bytes]:
    """Return the workbook piece by piece; it is built on disk, so that its size costs no memory.

    `more` are sheets behind the first: header and rows by title.
    """
    book = Workbook(write_only=True)
    _sheet(book, None, header, rows)
    for title, (its_header, its_rows) in (more or {}).items():
        _sheet(book, title, its_header, its_rows)
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def download(name: str, header: Sequence[str], rows: Lines, more: Sheets | None = None) -> Response:
    """Return the answer that saves the rows as `name`.xlsx, with `more` sheets behind them."""
    answer = Response(stream_with_context(pieces(header, rows, more)), mimetype=TYPE)
    save_as(answer, f"{name}.xlsx")
    return answer

"""What a workbook would unpack to, found out before it is unpacked."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import dropwhile

from exhibitors.imports.refusals import FileRefused, FileTooLarge
from exhibitors.imports.tables import Limits

_PIECE = 1 << 20
_LONGEST_TAG = 4 << 20
_SMALL = 1_000_000
_PLACED_CELL = re.compile(rb'<c r="([A-Z]{1,3})')
_ROW = re.compile(rb'<c r="[A-Z]{1,3}(\d+)"')
_CELL_STARTS = tuple(b"<c" + end for end in (b" ", b">", b"/", b"\n", b"\r", b"\t"))
_PREFIXED_CELL = re.compile(rb"<[^\s<>/:]+:c(?=[\s/>])")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def check_workbook(content: bytes, limits: Limits) -> None:
    """Refuses an archive that unpacks beyond the limits, and a sheet whose few cells span a huge area."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_directory(archive, len(content), limits)
            for part in archive.infolist():
                _check_part(archive, part, limits)
    except _BROKEN as error:
        raise FileRefused("not_a_workbook") from error


def _check_directory(archive: zipfile.ZipFile, packed: int, limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in archive.infolist())
    too_many = len(archive.infolist()) > limits.zip_entries
    too_dense = unpacked > max(packed * limits.unpacked_ratio, _SMALL)
    if too_many or too_dense or unpacked > limits.unpacked_bytes:
        raise FileTooLarge("zip_bomb", found=unpacked)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> None:
    """A sheet, whatever its file is called, is held as a full rectangle: one cell far out costs as much."""
    columns: set[bytes] = set()
    last_row = 0
    for piece in _from_the_cells_on(_pieces(archive, part)):
        plain = _PREFIXED_CELL.sub(b"<c", piece) if b":c" in piece else piece
        placed = _PLACED_CELL.findall(plain)
        if b"<!" in plain or len(placed) != sum(map(plain.count, _CELL_STARTS)):
            raise FileRefused("cells_without_place")
        columns.update(placed)
        last_row = max(last_row, max(map(int, set(_ROW.findall(plain))), default=0))
    last_column = max(map(_column_number, columns), default=0)
    if last_column * last_row > limits.sheet_cells:
        raise FileTooLarge("sheet_too_large", column=last_column, row=last_row)


def _from_the_cells_on(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return dropwhile(lambda piece: b"sheetData" not in piece, pieces)


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in pieces that end where a tag begins, so that none is cut in two."""
    rest = b""
    with archive.open(part) as sheet:
        while read := sheet.read(_PIECE):
            tags, begin, rest = (rest + read).rpartition(b"<")
            rest = begin + rest
            if len(rest) > _LONGEST_TAG:
                raise FileRefused("not_a_workbook")
            yield tags
    yield rest


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number

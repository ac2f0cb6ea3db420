"""Workbooks: the first sheet that has rows, or the one that is asked for."""

import datetime as dt
import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from exhibitors.imports.layout import Layout
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.tables import Limits, Table, table
from exhibitors.imports.unpacking import check_workbook


def read_xlsx(content: bytes, limits: Limits, layout: Layout) -> Table:
    """The table in the bytes of an XLSX file, whose unpacked size is checked before anything is read."""
    check_workbook(content, limits)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        chosen = _choose(workbook, layout.sheet)
        records = _records(chosen)
    except PasswordError as error:
        raise FileRefused("locked_workbook") from error
    except (CalamineError, OSError, ValueError) as error:
        raise FileRefused("not_a_workbook") from error
    sheets = tuple(workbook.sheet_names)
    return table(records, limits, layout.header_row, format="xlsx", sheet=chosen.name, sheets=sheets)


def _choose(workbook: CalamineWorkbook, wanted: str | None) -> CalamineSheet:
    if wanted is not None and wanted not in workbook.sheet_names:
        raise FileRefused("sheet_unknown", sheet=wanted, sheets=", ".join(workbook.sheet_names))
    visible = [meta.name for meta in workbook.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
    sheets = (workbook.get_sheet_by_name(name) for name in ([wanted] if wanted else visible))
    chosen = next((sheet for sheet in sheets if sheet.total_height), None)
    if chosen is None:
        raise FileRefused("empty")
    return chosen


def _records(sheet: CalamineSheet) -> Iterator[list[str]]:
    rows = sheet.to_python(skip_empty_area=False)
    return ([cell if isinstance(cell, str) else _text(cell) for cell in row] for row in rows)


def _text(cell: object) -> str:
    """A number without a needless `.0`, a day without a needless midnight."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return str(cell)

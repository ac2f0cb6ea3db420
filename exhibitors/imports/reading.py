"""The one door through which a file comes in: bytes and a name become a table, or a refusal that says why."""

from exhibitors.imports.csv_file import read_csv
from exhibitors.imports.json_file import read_json
from exhibitors.imports.layout import Layout
from exhibitors.imports.refusals import FileRefused, FileTooLarge
from exhibitors.imports.tables import Limits, Table
from exhibitors.imports.xlsx_file import read_xlsx

_ZIP = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_WORKBOOKS = (".xlsx", ".xlsm")


def read(content: bytes, filename: str, limits: Limits | None = None, layout: Layout | None = None) -> Table:
    """The table in a CSV, XLSX or JSON file; what it is, is seen from its first bytes, then from its name."""
    limits, layout = limits or Limits(), layout or Layout()
    if len(content) > limits.file_bytes:
        raise FileTooLarge("file_too_large", found=len(content), limit=limits.file_bytes)
    if not content.strip():
        raise FileRefused("empty")
    if content.startswith(_OLD_WORKBOOK):
        raise FileRefused("old_workbook")
    name = filename.casefold()
    if content.startswith(_ZIP) or name.endswith(_WORKBOOKS):
        return read_xlsx(content, limits, layout)
    return (read_json if name.endswith(".json") else read_csv)(content, limits, layout)

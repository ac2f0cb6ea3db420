"""XLSX downloads open, and hold text instead of formulas."""

from io import BytesIO

from openpyxl import load_workbook

from foundation.xlsx_file import pieces


def sheet_of(*rows):
    return load_workbook(BytesIO(b"".join(pieces(["Name", "m²"], rows)))).active


def test_every_row_is_there_with_its_types():
    rows = [[cell.value for cell in row] for row in sheet_of(("Kessler", 12.5), ("Müller", None)).rows]
    assert rows == [["Name", "m²"], ["Kessler", 12.5], ["Müller", None]]


def test_a_formula_is_text():
    written = sheet_of(("=1+1", 1))["A2"]
    assert (written.value, written.data_type) == ("=1+1", "s")


def test_what_no_workbook_may_hold_is_left_out():
    assert sheet_of(("bell\x07", 1))["A2"].value == "bell"

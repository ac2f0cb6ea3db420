import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from exhibitors.imports.layout import Layout
from exhibitors.imports.reading import read
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.tables import Limits


def workbook(*rows, before=()):
    book = Workbook()
    for title in before:
        book.create_sheet(title, 0)
    for row in rows:
        book["Sheet"].append(row)
    return saved(book)


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_sheet(change):
    """A workbook whose first sheet's XML is changed."""
    source = zipfile.ZipFile(io.BytesIO(workbook(["Name"], ["Acme"])))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, change(content) if "worksheets/" in name else content)
    return target.getvalue()


def refusal(content, limits=None):
    with pytest.raises(FileRefused) as refused:
        read(content, "list.xlsx", limits)
    return refused.value.code


def test_numbers_and_days_are_read_as_people_see_them():
    table = read(workbook(["Name", "Area", "Day"], ["Acme", 18.0, dt.datetime(2026, 3, 31)]), "list.xlsx")
    assert table.rows[0].cells == ["Acme", "18", "2026-03-31"]


def test_the_first_sheet_with_rows_is_read_and_all_are_named():
    table = read(workbook(["Name", "City"], ["Acme", "Rome"], before=["Cover"]), "list.xlsx")
    assert (table.sheet, table.sheets) == ("Sheet", ("Cover", "Sheet"))


def test_rows_keep_the_numbers_of_the_sheet():
    table = read(workbook([None], ["Our list"], ["Name", "City"], ["Acme", "Rome"]), "list.xlsx")
    assert (table.header_row, table.rows[0].number) == (3, 4)


def test_a_workbook_is_known_by_its_bytes_whatever_its_name():
    assert read(workbook(["Name", "City"], ["Acme", "Rome"]), "list.csv").format == "xlsx"


def test_a_sheet_that_is_not_there_is_refused():
    with pytest.raises(FileRefused, match="no sheet Prices"):
        read(workbook(["Name"], ["Acme"]), "list.xlsx", layout=Layout(sheet="Prices"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 5_000_000)
    assert refusal(content.getvalue()) == "zip_bomb"


def test_an_archive_of_too_many_entries_is_refused():
    assert refusal(workbook(["Name"], ["Acme"]), Limits(zip_entries=3)) == "zip_bomb"


def test_one_cell_far_out_is_refused():
    content = with_sheet(lambda xml: xml.replace(b'r="A2"', b'r="XFD1048576"'))
    assert refusal(content) == "sheet_too_large"


def test_a_sheet_stored_under_another_name_is_checked_too():
    source = zipfile.ZipFile(io.BytesIO(with_sheet(lambda xml: xml.replace(b'r="A2"', b'r="XFD1048576"'))))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name).replace(b"worksheets/sheet1", b"hidden/sheet1")
            archive.writestr(name.replace("worksheets/sheet1", "hidden/sheet1"), content)
    assert refusal(target.getvalue()) == "sheet_too_large"


def test_cells_without_a_place_are_refused():
    assert refusal(with_sheet(lambda xml: xml.replace(b'<c r="A2"', b"<c"))) == "cells_without_place"


def test_a_namespace_prefix_does_not_hide_a_cell():
    content = with_sheet(lambda xml: xml.replace(b'<c r="A2"', b'<x:c r="XFD1048576"'))
    assert refusal(content) == "sheet_too_large"


@pytest.mark.parametrize("content", [b"PK\x03\x04 and no archive", b"plain text"])
def test_what_is_no_workbook_is_refused(content):
    assert refusal(content) == "not_a_workbook"


def test_a_workbook_of_empty_sheets_is_refused():
    assert refusal(saved(Workbook())) == "empty"

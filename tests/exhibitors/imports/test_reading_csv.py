import pytest

from exhibitors.imports.reading import read
from exhibitors.imports.refusals import FileRefused, FileTooLarge
from exhibitors.imports.tables import Limits

LISTED = (
    "\r\nSpring Fair exhibitors,,\r\nAdvert: hi@fair.example,,\r\n"
    'Name,Stand,About\r\nAcme,A1,"one\ntwo"\r\nBeta,B2,\r\n'
)


def cells(table):
    return [row.cells for row in table.rows]


def test_the_header_is_found_below_title_and_advert():
    table = read(LISTED.encode(), "list.csv")
    assert (table.columns, table.header_row, table.skipped) == (["Name", "Stand", "About"], 4, 3)


def test_bare_line_feeds_inside_cells_stay_and_rows_keep_their_numbers():
    table = read(LISTED.encode(), "list.csv")
    assert [(row.number, row.cells) for row in table.rows] == [
        (5, ["Acme", "A1", "one\ntwo"]),
        (6, ["Beta", "B2", ""]),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_found(delimiter):
    text = "\n".join(
        delimiter.join(line) for line in [("Name", "Country"), ("Acme", "Poland"), ("Beta", "Peru")]
    )
    table = read(text.encode(), "list.csv")
    assert (table.delimiter, cells(table)[0]) == (delimiter, ["Acme", "Poland"])


def test_the_delimiter_that_the_file_names_is_taken():
    table = read(b"sep=;\r\nName;City\r\nAcme, Inc;Rome\r\n", "list.csv")
    assert cells(table) == [["Acme, Inc", "Rome"]]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("苏州大学纺织有限公司,展位号一二三", "gb18030"),
        ("Müller & Söhne,Straße nach Köln für Übermut", "cp1252"),
        ("苏州,Größe", "utf-8"),
        ("Café,Čeština", "utf-8-sig"),
        ("Łódź,Žižkov", "utf-16"),
    ],
)
def test_the_encoding_is_found(name, encoding):
    table = read(f"Name,Address\r\n{name}\r\n".encode(encoding), "list.csv")
    assert ",".join(cells(table)[0]) == name


def test_repeated_and_blank_headings_are_told_apart():
    table = read(b"Name,Phone,Phone,,City\nAcme,1,2,3,Rome\n", "list.csv")
    assert table.columns == ["Name", "Phone", "Phone (2)", "Column 4", "City"]


def test_a_list_without_a_header_loses_no_row():
    table = read(b"Acme,info@acme.example\nBeta,hi@beta.example\n", "list.csv")
    assert (table.header_row, len(table.rows)) == (None, 2)


def test_blank_lines_are_no_rows_but_count_as_lines():
    table = read(b"Name,City\nAcme,Rome\n\n,,\nBeta,Oslo\n", "list.csv")
    assert [row.number for row in table.rows] == [2, 5]


@pytest.mark.parametrize(
    ("content", "limits", "code"),
    [
        (b"", Limits(), "empty"),
        (b" \r\n", Limits(), "empty"),
        (b"Name,City\n", Limits(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Limits(), "binary"),
        (b"\xd0\xcf\x11\xe0rest", Limits(), "old_workbook"),
        (b"Name,City\nAcme,Rome\nBeta,Oslo\n" * 60, Limits(rows=50), "too_many_rows"),
        (b"Name," + b"x," * 20 + b"y\nAcme\n", Limits(columns=10), "too_many_columns"),
        (b"Name,City\nAcme," + b"x" * 99, Limits(cell_characters=50), "cell_too_large"),
        (b'Name,City\nAcme,"' + b"never closed\n" * 20_000, Limits(), "cell_too_large"),
        (b"\xff\xfeN\x00\x00", Limits(), "unreadable_encoding"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(content, limits, code):
    with pytest.raises(FileRefused) as refused:
        read(content, "list.csv", limits)
    assert refused.value.code == code
    assert str(refused.value)


def test_a_file_beyond_the_limit_is_too_large():
    with pytest.raises(FileTooLarge, match="the limit is 3"):
        read(b"Name\nAcme", "list.csv", Limits(file_bytes=3))

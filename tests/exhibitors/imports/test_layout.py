"""People say how a file is laid out where it was found otherwise; the next file of the shape starts so."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from exhibitors.imports import runs
from exhibitors.imports.layout import NO_HEADER, Layout
from exhibitors.imports.reading import read
from exhibitors.imports.refusals import FileRefused
from foundation.database import unit_of_work
from tests.factories.lists import again, csv_list, previewed, uploaded
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

TWO_HEADERS = b"Name,Country\nFirma,Land\nKessler,Germany\n"


@pytest.fixture
def edition(app):
    return EditionFactory(starts_on=date(2024, 5, 13))


def workbook():
    book, file = Workbook(), io.BytesIO()
    book.active.title = "Notes"
    book.active.append(["Read", "me"])
    book.create_sheet("List").append(["Company", "Country"])
    book["List"].append(["Kessler", "Germany"])
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("layout", "columns", "rows"),
    [
        (Layout(), ["Name", "Country"], 2),
        (Layout(header_row=2), ["Firma", "Land"], 1),
        (Layout(header_row=NO_HEADER), ["Column 1", "Column 2"], 3),
        (Layout(delimiter=";"), ["Column 1"], 3),
    ],
)
def test_a_file_is_read_as_it_is_said_to_be(layout, columns, rows):
    table = read(TWO_HEADERS, "list.csv", layout=layout)
    assert (table.columns, len(table.rows)) == (columns, rows)


def test_a_file_is_read_in_the_encoding_that_is_said():
    table = read("Name\nČeská\n".encode("cp1250"), "list.csv", layout=Layout(encoding="cp1250"))
    assert table.rows[0].cells == ["Česká"]


@pytest.mark.parametrize("layout", [Layout(header_row=9), Layout(encoding="utf-32"), Layout(header_row=-1)])
def test_a_layout_that_does_not_fit_is_refused(layout):
    with pytest.raises(FileRefused):
        read(TWO_HEADERS, "list.csv", layout=layout)


def test_another_sheet_is_chosen_in_the_browser(sign_in, edition):
    run = uploaded(workbook(), edition, filename="list.xlsx")
    browser = sign_in("organiser")
    answer = browser.post(f"/imports/{run.id}/layout", data={"sheet": "List", "header_row": "1"})
    assert (answer.status_code, again(run).mapping) == (302, {"name": "Company", "country": "Country"})
    assert "Kessler" in browser.get(f"/imports/{run.id}/columns").text


def test_a_layout_that_does_not_fit_changes_nothing(sign_in, edition):
    run = uploaded(TWO_HEADERS, edition)
    answer = sign_in("organiser").post(f"/imports/{run.id}/layout", data={"header_row": "9"})
    assert (answer.status_code, again(run).layout) == (422, {})
    assert "Line 9 is blank or too far down" in answer.text


def test_the_next_file_of_the_shape_starts_with_what_was_chosen(edition):
    run = previewed(csv_list(("Kessler", "DE", "", "", "")), edition)
    with unit_of_work():
        run.mapping, run.keys, run.verbatim = {"name": "Name"}, ["website"], True
    after = uploaded(csv_list(("Weber", "GB", "", "", "")), edition)
    assert (after.mapping, after.keys, after.verbatim) == ({"name": "Name"}, ["website"], True)


def test_a_file_of_another_shape_starts_with_a_guess(edition):
    previewed(csv_list(("Kessler",), header=("Name",)), edition)
    other = uploaded(csv_list(("Weber", "GB"), header=("Name", "Country")), edition)
    assert other.mapping == {"name": "Name", "country": "Country"}


def test_ones_own_choice_comes_before_a_newer_one_of_somebody_else(edition):
    me = PersonFactory()
    mine = previewed(csv_list(("Kessler", "DE"), header=("Name", "Country")), edition)
    theirs = previewed(csv_list(("Weber", "GB"), header=("Name", "Country")), edition)
    with unit_of_work():
        theirs.mapping = {"name": "Country"}
        mine.person_id, mine.mapping = me.id, {"name": "Name"}
        after = runs.upload(b"Name,Country\nNorden,SE\n", "l.csv", edition, history=True, person_id=me.id)
    assert after.mapping == {"name": "Name"}

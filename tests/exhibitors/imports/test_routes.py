"""Imports in the browser: every step, every refusal, and nothing changed by a refused one."""

import io
import zipfile
from datetime import date, timedelta

import pytest

from exhibitors.imports.models import ImportRun
from exhibitors.models import Exhibitor
from foundation import clock, work
from foundation.database import db
from tests.factories.lists import again, csv_list, figures, imported, previewed, uploaded
from tests.factories.shows import EditionFactory

KESSLER = ("Kessler Antriebe GmbH", "Germany", "kessler.example", "Hall 3", "3C10")
KEYS = {"keys": ["external_id", "name"]}
NAMELESS = ("", "Germany", '=HYPERLINK("x")', "", "")


@pytest.fixture
def past(app):
    return EditionFactory(name="SMF 2024", starts_on=date(2024, 5, 13))


@pytest.fixture
def coming(app):
    return EditionFactory(starts_on=clock.today() + timedelta(days=90))


def post(browser, edition, content, name="list.csv", **data):
    file = (io.BytesIO(content), name)
    return browser.post(
        "/imports/new", data={"file": file, "edition_id": edition.id, "kind": "exhibitors", **data}
    )


def bomb():
    """A workbook of a few kilobytes that would unpack to a hundred million zeros."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_000)
    return packed.getvalue()


def test_a_list_goes_from_upload_to_report_and_back(sign_in, coming):
    browser = sign_in("organiser")
    columns = post(browser, coming, csv_list(KESSLER, NAMELESS)).location
    assert 'value="name"' in browser.get(columns).text
    fields = {f"columns-{at}": field for at, field in enumerate(("name", "country", "", "hall", "stand"))}
    page = browser.post(columns, data=fields | KEYS).location
    assert "Waiting for the job process" in browser.get(page).text
    work.run_all()
    assert "Run the import" in browser.get(page).text
    assert browser.post(f"{page}/start").status_code == 302
    work.run_all()
    assert "Undo the import" in browser.get(page).text
    assert figures(db.session.query(ImportRun).one()) == (2, 1, 0, 1, 0)
    assert db.session.query(Exhibitor).one().website is None
    browser.post(f"{page}/undo")
    work.run_all()
    assert "Everything is as it was before the import." in browser.get(page).text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("list.csv", b"", "The file has no rows"),
        ("list.csv", b"\x00\x01\x02binary" * 50, "This is not a text file"),
        ("list.json", b'{"exhibitor": [', "The JSON breaks off"),
        ("list.xlsx", b"not a workbook", "This workbook cannot be read"),
        ("list.xlsx", bomb(), "The workbook unpacks to"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_stored(sign_in, coming, name, content, says):
    answer = post(sign_in("organiser"), coming, content, name)
    assert (answer.status_code, db.session.query(ImportRun).count()) == (422, 0)
    assert says in answer.text


def test_no_file_is_refused(sign_in, coming):
    answer = sign_in("organiser").post("/imports/new", data={"edition_id": coming.id})
    assert (answer.status_code, "Choose a file." in answer.text) == (422, True)


@pytest.mark.parametrize("over", [0, 10_000])
def test_a_file_that_is_too_large_is_refused(app, sign_in, coming, monkeypatch, over):
    monkeypatch.setitem(app.config, "UPLOAD_LIMIT", 1000)
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1000 + over)
    answer = post(sign_in("organiser"), coming, b"Name\n" + b"Kessler\n" * 500)
    assert (answer.status_code, db.session.query(ImportRun).count()) == (413, 0)


def test_a_list_of_an_edition_that_is_over_needs_the_box(sign_in, past):
    browser = sign_in("organiser")
    answer = post(browser, past, csv_list(KESSLER))
    assert (answer.status_code, db.session.query(ImportRun).count()) == (422, 0)
    assert "SMF 2024 is over. To bring in its list as history, tick this box." in answer.text
    assert post(browser, past, csv_list(KESSLER), history="y").status_code == 302


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"columns-1": "country"}, "Choose the column that holds the name of the company."),
        ({"columns-0": "name", "columns-1": "name"}, "Choose one column for: Company name."),
        ({"columns-0": "name", "columns-1": "nonsense"}, ""),
        ({"columns-0": "name", "keys": []}, "Choose at least one."),
    ],
)
def test_columns_that_do_not_fit_are_refused(sign_in, past, fields, says):
    run = uploaded(csv_list(KESSLER), past)
    answer = sign_in("organiser").post(f"/imports/{run.id}/columns", data=KEYS | fields)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert again(run).state == "uploaded"


@pytest.mark.parametrize(
    "cells, chosen, read",
    [(("03/04/2026",), "", None), (("03/04/2026",), "day", True), (("03/04/2026", "31/01/2026"), "", True)],
)
def test_dates_that_can_be_read_in_two_ways_are_asked_about(sign_in, past, cells, chosen, read):
    run = uploaded(
        csv_list(*((f"Kessler {at}", cell) for at, cell in enumerate(cells)), header=("Name", "By")), past
    )
    fields = {"columns-0": "name", "columns-1": "due_on", "date_order": chosen}
    answer = sign_in("organiser").post(f"/imports/{run.id}/columns", data=KEYS | fields)
    asked = "These dates can be read in two ways" in answer.text
    assert (answer.status_code, asked, again(run).day_first) == (
        422 if read is None else 302,
        read is None,
        read,
    )


def test_starting_twice_is_refused(sign_in, past):
    run = previewed(csv_list(KESSLER), past)
    browser = sign_in("organiser")
    answers = [browser.post(f"/imports/{run.id}/start").status_code for _ in range(2)]
    assert answers == [302, 409]


def test_what_ran_cannot_be_discarded(sign_in, past):
    run = imported(csv_list(KESSLER), past)
    assert sign_in("organiser").post(f"/imports/{run.id}/discard").status_code == 409
    assert again(run).state == "done"


def test_an_upload_can_be_discarded(sign_in, past):
    run = previewed(csv_list(KESSLER), past)
    assert sign_in("organiser").post(f"/imports/{run.id}/discard").status_code == 302
    assert db.session.query(ImportRun).count() == 0


def test_rejected_rows_come_as_csv_with_reason_and_cells_and_run_nothing(sign_in, past):
    run = imported(csv_list(KESSLER, NAMELESS), past)
    text = sign_in("organiser").get(f"/imports/{run.id}/rejected.csv").text
    assert "Company name: The name is missing. Fill it in." in text
    assert '"\'=HYPERLINK(""x"")"' in text


def test_a_file_that_was_brought_in_before_is_told(sign_in, past):
    imported(csv_list(KESSLER), past)
    run = previewed(csv_list(KESSLER), past)
    assert (
        "This file was brought in for this edition before"
        in sign_in("organiser").get(f"/imports/{run.id}").text
    )


def test_progress_is_shown_and_ends_in_a_reload(sign_in, past):
    run = previewed(csv_list(KESSLER), past)
    browser = sign_in("organiser")
    browser.post(f"/imports/{run.id}/start")
    assert "<progress" in browser.get(f"/imports/{run.id}/progress").text
    work.run_all()
    assert browser.get(f"/imports/{run.id}/progress").headers["HX-Refresh"] == "true"


def test_the_list_of_runs_says_what_became_of_each(sign_in, past):
    imported(csv_list(KESSLER), past)
    text = sign_in("organiser").get("/imports/").text
    assert ("list.csv" in text, "SMF 2024" in text, "Done" in text) == (True, True, True)


def test_staff_import_nothing(sign_in, app):
    assert sign_in("staff").get("/imports/").status_code == 403

"""A long list becomes a file by a job: whole, for who asked, for a day."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from exhibitors import exporting
from exhibitors.exporting import ListExport
from foundation import work
from foundation.database import db
from tests.factories.companies import ExhibitorFactory


def asked(browser, kind="csv", query=""):
    assert browser.post(f"/exhibitors/export?format={kind}{query}", data={"all": "1"}).status_code == 302
    work.run_all()
    return db.session.scalars(select(ListExport)).one()


def file_of(browser, export):
    return browser.get(f"/exhibitors/exports/{export.id}/file")


@pytest.mark.parametrize("piece", [200, 1 << 20])
def test_the_file_is_whole_however_many_pieces(sign_in, monkeypatch, piece):
    monkeypatch.setattr(exporting, "PIECE", piece)
    monkeypatch.setattr(exporting, "EVERY", 5)
    ExhibitorFactory.create_batch(23)
    browser = sign_in("organiser")
    text = file_of(browser, asked(browser)).get_data(as_text=True)
    rows = list(csv.DictReader(StringIO(text.lstrip("\ufeff"))))
    assert len({row["Name"] for row in rows}) == 23


def test_a_workbook_holds_what_matches(sign_in):
    ExhibitorFactory(name="=Adler", country="DE")
    ExhibitorFactory(country="CN")
    browser = sign_in("organiser")
    answer = file_of(browser, asked(browser, "xlsx", "&where=country+is+DE"))
    rows = list(load_workbook(BytesIO(answer.get_data())).active.values)
    assert [row[0] for row in rows] == ["Name", "=Adler"]


def test_nobody_else_gets_it(sign_in):
    export = asked(sign_in("organiser"))
    assert file_of(sign_in("admin"), export).status_code == 404


def test_it_is_not_there_before_it_is_written(sign_in):
    browser = sign_in("organiser")
    browser.post("/exhibitors/export", data={"all": "1"})
    export = db.session.scalars(select(ListExport)).one()
    assert file_of(browser, export).status_code == 409
    assert "Progress" in browser.get("/exhibitors/exports/").text


def test_after_a_day_it_is_gone(sign_in):
    browser = sign_in("organiser")
    export = asked(browser)
    export.asked_at -= exporting.KEPT
    db.session.commit()
    assert file_of(browser, export).status_code == 404
    assert (exporting.forget_old(), db.session.scalars(select(exporting.ExportPiece)).all()) == (1, [])


def test_a_job_that_starts_again_writes_the_file_once(sign_in):
    ExhibitorFactory.create_batch(3)
    browser = sign_in("organiser")
    export = asked(browser)
    before = file_of(browser, export).get_data()
    job = work.latest(export.subject)
    job.state, job.finished_at = "queued", None
    db.session.commit()
    work.run_all()
    assert file_of(browser, export).get_data() == before


def test_a_long_list_asks_before_it_is_written(sign_in, monkeypatch):
    monkeypatch.setattr("exhibitors.queries.COUNTED", 1)
    ExhibitorFactory.create_batch(3)
    assert "Write the file" in sign_in("organiser").get("/exhibitors/export").text

"""All reports of a period as one ZIP or one PDF: written by jobs, fetched by who asked."""

import io
import zipfile

import pytest
from pypdf import PdfReader

from foundation import clock, work
from foundation.database import db
from foundation.typesetting import pdf as typeset
from scoring import bundle, bundling
from scoring.bundle import BundledReport, ReportBundle
from scoring.models import StaffReport
from scoring.packed import packed
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def edition(app, monkeypatch):
    monkeypatch.setattr(bundling, "issued_pdf", lambda report: f"report {report.about}".encode())
    edition = EditionFactory()
    for person in (None, PersonFactory(name="Lena"), PersonFactory(name="王小明")):
        about = person.id if person else 0
        db.session.add(StaffReport(edition=edition, about=about, person=person, period="2026-10", figures={}))
    db.session.commit()
    return edition


def ask(browser, edition, period="2026-10"):
    return browser.post(f"/scores/editions/{edition.id}/bundles", data={"period": period})


def test_every_report_of_the_period_is_in_the_zip(sign_in, edition):
    browser = sign_in("manager")
    assert ask(browser, edition).status_code == 302
    number = db.session.query(ReportBundle).one().id
    assert browser.get(f"/scores/bundles/{number}.zip").status_code == 409
    assert "0 of 3 files" in browser.get(f"/scores/bundles/{number}/progress").text
    work.run_all()
    archive = zipfile.ZipFile(io.BytesIO(browser.get(f"/scores/bundles/{number}.zip").data))
    names = archive.namelist()
    assert archive.testzip() is None
    assert [name.split(" ", 1)[1] for name in names] == [
        "team 2026-10.pdf",
        "Lena 2026-10.pdf",
        "王小明 2026-10.pdf",
    ]
    assert archive.read(names[0]) == b"report 0"


def test_the_same_files_give_the_same_bytes(sign_in, edition):
    asked = bundle.ask(edition.id, "2026-10", PersonFactory().id, "en")
    db.session.commit()
    work.run_all()
    assert b"".join(packed(asked.id)) == b"".join(packed(asked.id))


def test_the_reports_are_fetched_bound_as_one_pdf(sign_in, edition, monkeypatch):
    one = typeset('<html lang="en"><title>One</title><h1>Report</h1></html>')
    monkeypatch.setattr(bundling, "issued_pdf", lambda report: one)
    browser = sign_in("manager")
    ask(browser, edition)
    path = f"/scores/bundles/{db.session.query(ReportBundle).one().id}.pdf"
    assert browser.get(path).status_code == 409
    work.run_all()
    book = PdfReader(io.BytesIO(browser.get(path).data))
    assert [mark["/Title"].split(" ", 1)[1] for mark in book.outline] == [
        "team 2026-10",
        "Lena 2026-10",
        "王小明 2026-10",
    ]
    assert sign_in("staff").get(path).status_code == 403


def test_a_period_without_reports_is_refused(sign_in, edition):
    assert ask(sign_in("manager"), edition, "1999-01").status_code == 422
    assert db.session.query(ReportBundle).count() == 0


def test_nobody_else_fetches_it(sign_in, edition):
    browser = sign_in("manager")
    ask(browser, edition)
    work.run_all()
    path = f"/scores/bundles/{db.session.query(ReportBundle).one().id}.zip"
    assert sign_in("admin").get(path).status_code == 404
    assert sign_in("staff").get(path).status_code == 403


def test_a_job_taken_over_writes_only_what_is_missing(edition):
    asked = bundle.ask(edition.id, "2026-10", PersonFactory().id, "en")
    report = db.session.query(StaffReport).filter_by(about=0).one()
    db.session.add(BundledReport(bundle_id=asked.id, report_id=report.id, name="kept", content=b"kept"))
    db.session.commit()
    work.run_all()
    contents = [file.content for file in db.session.query(BundledReport).order_by(BundledReport.report_id)]
    assert contents[0] == b"kept"
    assert len(contents) == 3
    assert asked.asked_at <= clock.now()

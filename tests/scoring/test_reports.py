"""Reports are issued once for a period, keep their figures, and are PDF files that can be read."""

import io
from hashlib import sha256

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from foundation import clock, work
from foundation.database import db
from scoring import issuing
from scoring.models import ScoreWeights, StaffReport
from scoring.remark import ScoreRemark
from scoring.weighing import DEFAULT_POINTS
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory


@pytest.fixture
def edition(app):
    return EditionFactory()


@pytest.fixture
def people(edition):
    survey, found = surveyed(edition), [PersonFactory(name="王小明"), PersonFactory(name="Lena Wagner")]
    for person in found:
        rate(survey, person, [5, 4, 3, 4, 5, 2], relationship_class="key")
    return found


def issue(browser, edition, **data):
    answer = browser.post(f"/scores/editions/{edition.id}/reports", data={"span": "this"} | data)
    work.run_all()
    return answer


def text_of(answer):
    assert answer.mimetype == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_everybody_and_the_team_get_a_report(sign_in, edition, people):
    assert issue(sign_in("manager"), edition).status_code == 302
    about = {report.person_id for report in db.session.query(StaffReport)}
    assert about == {None, *(person.id for person in people)}


def test_issuing_twice_on_a_day_adds_nothing(sign_in, edition, people):
    browser = sign_in("manager")
    issue(browser, edition)
    issue(browser, edition)
    assert db.session.query(StaffReport).count() == 3


def test_an_issued_report_keeps_its_figures_and_weights(sign_in, edition, people):
    browser = sign_in("manager")
    issue(browser, edition)
    path = f"/scores/reports/{db.session.query(StaffReport).filter_by(person_id=people[0].id).one().id}"
    before, figures = text_of(browser.get(f"{path}.pdf")), browser.get(f"{path}.json").data
    assert sha256(figures).hexdigest()[:16] in before
    rate(surveyed(edition), people[0], [1] * 9)
    changed = DEFAULT_POINTS | {"satisfaction": 40, "training_done": 15}
    db.session.add(ScoreWeights(weights=changed))
    db.session.commit()
    assert text_of(browser.get(f"{path}.pdf")) == before
    assert browser.get(f"{path}.json").data == figures


def test_what_is_said_after_issue_stands_beside_the_frozen_report(sign_in, edition, people):
    person, manager = people[1], sign_in("manager")
    said = {"figure": "score", "kind": "appeal", "text": "Half of them were not mine"}
    sign_in(person).post("/scores/mine/remarks/new", data=said)
    issue(manager, edition)
    path = f"/scores/reports/{db.session.query(StaffReport).filter_by(person_id=person.id).one().id}"
    figures = manager.get(f"{path}.json").data
    assert "Half of them" in figures.decode()
    db.session.query(ScoreRemark).one().settle(PersonFactory(), "kept", "They were yours until May")
    db.session.commit()
    at_issue, since = text_of(manager.get(f"{path}.pdf")).split("Said or answered since")
    assert "They were yours" not in at_issue
    assert "They were yours" in since
    assert manager.get(f"{path}.json").data == figures


def test_an_issued_report_is_a_workbook_too(sign_in, edition, people):
    manager = sign_in("manager")
    issue(manager, edition)
    for report in db.session.query(StaffReport):
        book = load_workbook(io.BytesIO(manager.get(f"/scores/reports/{report.id}.xlsx").data))
        assert book.worksheets[0].max_row == (3 if report.about == 0 else 2)
        assert book.sheetnames[-1] == "Reckoned with"


def test_a_span_that_does_not_exist_is_refused(sign_in, edition):
    answer = issue(sign_in("manager"), edition, span="ever")
    assert answer.status_code == 422


def test_a_person_reads_its_own_issued_reports_and_no_others(sign_in, edition, people):
    issuing.queue(edition, "this", "UTC")
    db.session.commit()
    work.run_all()
    own, other = (db.session.query(StaffReport).filter_by(person_id=p.id).one().id for p in people)
    browser = sign_in(people[0])
    assert browser.get(f"/scores/mine/reports/{own}.pdf").status_code == 200
    assert browser.get(f"/scores/mine/reports/{other}.pdf").status_code == 404
    assert browser.get(f"/scores/reports/{own}.pdf").status_code == 403


def test_the_team_report_names_everybody_legibly(sign_in, edition, people):
    text = text_of(sign_in("manager").get("/scores/team.pdf"))
    assert "王小明" in text
    assert "Lena Wagner" in text
    assert "How a score is reckoned" in text


def test_a_report_is_tagged_and_in_the_readers_language(sign_in, edition, people, catalogues):
    answer = sign_in(people[0]).get("/scores/mine.pdf?language=zh_CN")
    reader = PdfReader(io.BytesIO(answer.data))
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "zh-Hans"
    assert "员工报告：王小明" in text_of(answer).replace(" ", "")


def test_a_person_without_a_score_has_a_report_that_says_so(sign_in, edition):
    person = PersonFactory()
    rate(surveyed(edition), person, [5, 4])
    assert "no score yet: 2 of 5 exhibitors" in text_of(
        sign_in("manager").get(f"/scores/people/{person.id}.pdf")
    )


def test_a_job_taken_over_adds_only_what_is_missing(sign_in, edition, people):
    first, period = sign_in("manager"), clock.today().isoformat()
    kept = StaffReport(
        edition=edition, about=people[0].id, person=people[0], period=period, figures={"kept": 1}
    )
    db.session.add(kept)
    db.session.commit()
    issue(first, edition)
    assert db.session.query(StaffReport).count() == 3
    assert db.session.get(StaffReport, kept.id).figures == {"kept": 1}

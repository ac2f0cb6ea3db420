"""The log of another tool is looked at, brought in once, told, read in the figures, and taken back."""

from io import BytesIO

import pytest

from complaints import actions, escalating, ratings
from complaints.causes import Cause
from complaints.logs.models import ComplaintLog, LoggedComplaint
from complaints.models import Complaint
from complaints.reading import gathering
from foundation.database import db
from foundation.mail import Mail
from tests.factories.companies import ExhibitorFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

HEADER = "number,company,title,priority,category,assigned_to,opened_at,resolved_at,closed_at,made_sla"
LINES = (
    "A1,Acme GmbH,Dark,1 - Critical,Noise,Ola,2024-05-01 10:00,2024-05-03 10:00,2024-06-02 10:00,TRUE",
    "A2,Acme GmbH,Cold,4 - Low,Ghosts,Who,2024-05-01 10:00,,,FALSE",
    "A3,Nobody Ltd,Wet,3,,,2024-05-01 10:00,,,",
)


@pytest.fixture
def browser(sign_in):
    """An organiser where Acme is known, and one of us is called Ola."""
    ExhibitorFactory(name="Acme GmbH")
    PersonFactory(name="Ola")
    db.session.add(Cause(name="Noise"))
    EditionFactory()
    return sign_in("organiser")


def uploaded(browser, *lines: str):
    content = "\n".join([HEADER, *(lines or LINES)]).encode()
    edition = Complaint.metadata.tables["edition"]
    number = db.session.scalar(db.select(edition.c.id))
    data = {"edition": number, "file": (BytesIO(content), "log.csv")}
    return browser.post("/complaints/logs/", data=data, content_type="multipart/form-data")


def mapped(browser, log: str) -> dict[str, str]:
    """Return the form as the page fills it in."""
    from complaints.logs.mapping import guessed

    return {f"column-{name}": column for name, column in guessed(HEADER.split(",")).items()}


def brought(browser, *lines: str) -> str:
    log = uploaded(browser, *lines).location
    browser.post(log, data=mapped(browser, log) | {"do": "bring"})
    return log


def test_what_would_come_of_it_is_told_before_anything_is_added(browser):
    log = uploaded(browser).location
    assert 'value="number" selected' in browser.get(log).text
    page = browser.post(log, data=mapped(browser, log) | {"do": "look"}).text
    assert "Bring in 2 complaints" in page
    assert "Nobody Ltd" in page
    assert "Nobody of us is called Who" in page
    assert db.session.query(Complaint).count() == 0


def test_complaints_come_in_with_their_times_and_nobody_is_written_to(browser):
    brought(browser)
    done, waits = db.session.query(Complaint).order_by(Complaint.number)
    assert (done.number, done.state, done.severity, done.owner.name) == (
        "C-2024-001",
        "closed",
        "critical",
        "Ola",
    )
    assert [step.to_state for step in done.steps] == ["received", "answered", "closed"]
    assert db.session.get_one(Cause, done.resolution.cause_id).name == "Noise"
    assert (waits.state, waits.severity, waits.owner) == ("received", "low", None)
    assert escalating.sweep() == 0
    assert db.session.query(Mail).count() == 0


def test_the_other_tools_word_on_its_target_is_read_and_no_score_is_made_of_it(browser):
    brought(browser)
    assert sorted(str(case.kept) for case in gathering.cases(None)) == ["False", "True"]
    assert ratings.by_owner() == {}


def test_the_same_file_and_the_same_number_come_in_once(browser):
    brought(browser)
    assert uploaded(browser).status_code == 409
    brought(browser, *LINES, "A4,Acme GmbH,New,2,,,2024-05-02 10:00,,,")
    assert db.session.query(LoggedComplaint).count() == 3
    assert db.session.query(ComplaintLog).order_by(ComplaintLog.id.desc()).first().report["known"] == 2


def test_a_log_is_taken_back_but_for_what_somebody_worked_on(browser):
    log = brought(browser)
    worked_on = db.session.query(Complaint).filter_by(number="C-2024-002").one()
    actions.assign(worked_on, PersonFactory(), None)
    db.session.commit()
    browser.post(f"{log}/undo")
    assert [one.number for one in db.session.query(Complaint)] == ["C-2024-002"]
    browser.post(f"{log}/undo")
    assert db.session.query(Complaint).count() == 1


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "empty"), (b"PK\x03\x04broken", "cannot"), (b"\xd0\xcf\x11\xe0", "xlsx")]
)
def test_a_file_that_is_no_table_is_refused(browser, content, said):
    data = {"edition": 1, "file": (BytesIO(content), "log.csv")}
    answer = browser.post("/complaints/logs/", data=data, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert db.session.query(ComplaintLog).count() == 0


def test_a_log_without_the_columns_it_needs_is_refused_and_says_which(browser):
    log = uploaded(browser).location
    answer = browser.post(log, data={"do": "bring", "column-number": "number"})
    assert (answer.status_code, "column with the exhibitor" in answer.text) == (422, True)

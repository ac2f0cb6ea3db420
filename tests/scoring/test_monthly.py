"""Last month's team report is issued once and mailed to each active manager once."""

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from foundation import clock, mail, work
from foundation.database import db
from foundation.mail import Mail
from scoring import tasks
from scoring.models import StaffReport
from scoring.tasks import last_month, mail_after_editions, mail_monthly_reports
from surveys.models import Survey
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory


@pytest.fixture
def managers(app):
    rate(surveyed(EditionFactory()), PersonFactory(name="王小明"), [5, 4, 3, 4, 5])
    found = [PersonFactory(role="manager"), PersonFactory(role="manager", language="zh_CN")]
    PersonFactory(role="manager", active=False)
    db.session.commit()
    return found


def test_the_month_before_january_is_december():
    assert last_month(date(2027, 1, 31)) == "2026-12"


def test_each_active_manager_gets_the_report_as_a_file(managers):
    assert mail_monthly_reports() == 2
    written = db.session.query(Mail).order_by(Mail.id).all()
    assert [one.recipient for one in written] == [person.email for person in managers]
    reader = PdfReader(io.BytesIO(written[0].attachment))
    assert "王小明" in reader.pages[0].extract_text()


def test_each_file_is_in_its_readers_language(managers):
    mail_monthly_reports()
    files = [one.attachment for one in db.session.query(Mail).order_by(Mail.id)]
    assert [PdfReader(io.BytesIO(file)).root_object["/Lang"] for file in files] == ["en", "zh-Hans"]


def test_a_second_run_in_the_month_does_nothing(managers):
    mail_monthly_reports()
    assert mail_monthly_reports() == 0
    assert (db.session.query(Mail).count(), db.session.query(StaffReport).count()) == (2, 1)


def test_a_run_that_dies_leaves_nothing_half_and_the_next_does_it_all(managers, monkeypatch):
    real = mail.queue

    def die(recipient, *args, **kwargs):
        if recipient == managers[1].email:
            raise KeyboardInterrupt
        return real(recipient, *args, **kwargs)

    monkeypatch.setattr(tasks.mail, "queue", die)
    with pytest.raises(KeyboardInterrupt):
        mail_monthly_reports()
    assert db.session.query(Mail).count() == 0
    monkeypatch.undo()
    assert mail_monthly_reports() == 2


def test_a_new_manager_gets_the_report_that_was_issued(managers):
    mail_monthly_reports()
    PersonFactory(role="manager")
    db.session.commit()
    assert mail_monthly_reports() == 1
    assert db.session.query(StaffReport).count() == 1


def test_without_an_event_nothing_is_mailed(app):
    PersonFactory(role="manager")
    db.session.commit()
    assert mail_monthly_reports() == 0


def test_once_the_survey_has_closed_everybody_is_reported_and_managers_are_told_once(managers):
    survey = db.session.query(Survey).one()
    assert mail_after_editions() == 0
    survey.opens_at = clock.now() - timedelta(days=9)
    survey.closes_at = clock.now() - timedelta(days=2)
    db.session.commit()
    assert (mail_after_editions(), mail_after_editions()) == (2, 0)
    work.run_all()
    assert {report.person_id is None for report in db.session.query(StaffReport)} == {True, False}

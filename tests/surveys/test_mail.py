"""Invitations go over a real SMTP server, each once, in their language."""

import pytest

from foundation import delivery
from foundation.database import db, unit_of_work
from surveys import sending
from tests.factories.companies import ExhibitorFactory
from tests.factories.surveys import SurveyFactory, exhibiting


@pytest.fixture
def survey(app):
    survey = SurveyFactory()
    exhibiting(survey.edition, email="anna@kessler.example")
    exhibiting(
        survey.edition,
        email="wang@dalian.example",
        language="zh_CN",
        exhibitor=ExhibitorFactory(name="大连机床"),
    )
    db.session.commit()
    return survey


def test_each_contact_is_mailed_once_in_its_language(app, survey, smtp_server, monkeypatch):
    monkeypatch.setitem(app.config, "SMTP_URL", smtp_server.url)
    for _ in range(2):
        with unit_of_work():
            sending.send(survey)
        delivery.send_due()
    texts = {mail["To"]: mail.get_content() for mail in smtp_server.taken}
    assert len(smtp_server.taken) == 2
    assert "thank you for exhibiting" in texts["anna@kessler.example"]
    assert "您好" in texts["wang@dalian.example"]
    assert all("/unsubscribe" in text and "/complain" in text for text in texts.values())


def test_the_link_in_the_mail_opens_the_survey(app, client, survey, smtp_server, monkeypatch):
    monkeypatch.setitem(app.config, "SMTP_URL", smtp_server.url)
    with unit_of_work():
        sending.send(survey)
    delivery.send_due()
    link = next(line for line in smtp_server.taken[0].get_content().splitlines() if "/s/" in line)
    assert client.get(link.removeprefix("http://localhost:8000")).status_code == 200

"""A link that was used, is wrong, too early or too late says so; its language and its way out."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from foundation import clock
from foundation.database import db
from surveys.response import Answer, Response
from tests.factories.answering import FIRST, answer_all, kessler_invited, responses


@pytest.fixture
def invitation(app):
    return kessler_invited()


def test_a_second_submission_is_told_so_and_changes_nothing(client, invitation):
    answer_all(client, invitation)
    again = client.post(f"/s/{invitation.token}?page=1", data=FIRST | {"overall": "1"})
    assert again.status_code == 410
    assert "You have answered already" in again.text
    assert db.session.scalar(select(Response.overall)) == 5


def test_a_wrong_link_is_404_and_says_what_to_do(client, app):
    for answer in (client.get("/s/wrong"), client.post("/s/wrong"), client.get("/s/wrong/unsubscribe")):
        assert answer.status_code == 404
        assert "This link does not work" in answer.text


def test_closed_while_being_answered_keeps_what_was_saved(client, invitation):
    client.post(f"/s/{invitation.token}?page=1", data=FIRST)
    invitation.survey.closes_at = clock.now()
    db.session.commit()
    late = {"obstacle": "timing", "go": "next"}
    answer = client.post(f"/s/{invitation.token}?page=2", data=late, follow_redirects=True)
    assert answer.status_code == 410
    assert "What you had answered until then is kept" in answer.text
    assert db.session.scalar(select(func.count(Answer.id))) == 5
    assert db.session.scalar(select(Response.submitted_at)) is None


def test_a_page_posted_long_after_the_end_or_by_nobody_who_had_begun_is_not_kept(client, invitation):
    invitation.survey.closes_at = clock.now()
    db.session.commit()
    assert (client.post(f"/s/{invitation.token}?page=1", data=FIRST).status_code, responses()) == (410, 0)


def test_a_survey_that_is_not_open_yet_says_when(client, invitation):
    invitation.survey.opens_at = clock.now() + timedelta(days=1)
    db.session.commit()
    answer = client.get(f"/s/{invitation.token}")
    assert (answer.status_code, "Not open yet" in answer.text) == (403, True)


def test_switching_the_language_keeps_the_page_and_its_answers(client, invitation):
    posted = {"overall": "4", "language": "zh_CN"}
    page = client.post(f"/s/{invitation.token}?page=1", data=posted, follow_redirects=True)
    assert '<html lang="zh-Hans">' in page.text
    assert 'name="overall" value="4" checked' in page.text


def test_the_language_may_be_asked_for_in_the_address(client, invitation):
    assert "您对" in client.get(f"/s/{invitation.token}?language=zh_CN").text


def test_unsubscribing_takes_a_button_not_just_the_link(client, invitation):
    client.get(f"/s/{invitation.token}/unsubscribe")
    assert invitation.contact.surveys_refused_at is None
    client.post(f"/s/{invitation.token}/unsubscribe")
    db.session.refresh(invitation.contact)
    assert invitation.contact.surveys_refused_at is not None

"""An invitation's link is answered page by page, without sign-in and script, and exactly once."""

from pathlib import Path

import pytest
from sqlalchemy import select

from foundation.database import db
from goals.models import Goal
from surveys.response import Answer, Response
from tests.factories.answering import FIRST, kessler_invited, responses


@pytest.fixture
def invitation(app):
    return kessler_invited()


@pytest.fixture
def goal(invitation):
    edition = invitation.survey.edition
    goal = Goal(
        exhibitor=invitation.exhibitor, edition=edition, dimension="image", title="Launch the KX series"
    )
    goal.target_number, goal.target_unit, goal.weight = 5, "articles", 60
    db.session.add(goal)
    db.session.commit()
    return goal


def test_the_page_needs_no_sign_in_and_no_script_and_weighs_under_40_kb(client, invitation, goal):
    sheet = Path("static/survey.css").read_bytes()
    for page in range(1, 6):
        answer = client.get(f"/s/{invitation.token}?page={page}")
        assert answer.status_code == 200
        assert "<script" not in answer.text
        assert len(answer.data) + len(sheet) < 40_000


def test_search_engines_and_caches_are_kept_away(client, invitation):
    headers = client.get(f"/s/{invitation.token}").headers
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in headers["Content-Security-Policy"]


def test_the_exhibitors_own_goal_is_asked_as_a_sentence(client, invitation, goal):
    page = client.get(f"/s/{invitation.token}?page=2").text
    assert "You came to launch the KX series (5 articles)." in page


def test_the_named_person_is_asked_about(client, invitation):
    assert "Lena Wagner: does what was promised" in client.get(f"/s/{invitation.token}?page=5").text


def test_a_page_larger_than_any_answers_is_refused_unread(client, invitation):
    refused = client.post(f"/s/{invitation.token}?page=5", data={"comment": "x" * 3_000_000})
    assert refused.status_code == 413
    assert "Send at most 2 MB." in refused.text
    assert responses() == 0


def test_what_is_drawn_once_for_all_shows_nobody_what_another_said(client, invitation):
    blank = client.get(f"/s/{invitation.token}?page=1").text
    refused = client.post(f"/s/{invitation.token}?page=1", data={"overall": "9", "recommend": "3"})
    assert 'name="recommend" value="3" checked' in refused.text
    assert "not saved yet" in refused.text
    assert client.get(f"/s/{invitation.token}?page=1").text == blank


def test_a_page_is_saved_and_the_link_goes_on_where_it_was_left(client, invitation):
    answer = client.post(f"/s/{invitation.token}?page=1", data=FIRST)
    assert answer.status_code == 303
    assert "2 of 5" in client.get(f"/s/{invitation.token}").text
    assert 'name="overall" value="5" checked' in client.get(f"/s/{invitation.token}?page=1").text


def test_another_device_goes_on_where_the_first_one_stopped(app, client, invitation):
    client.post(f"/s/{invitation.token}?page=1", data=FIRST)
    assert "2 of 5" in app.test_client().get(f"/s/{invitation.token}").text


def test_back_saves_what_was_chosen_even_while_a_needed_answer_is_missing(client, invitation):
    client.post(f"/s/{invitation.token}?page=2", data={"obstacle": "timing", "go": "back"})
    assert 'value="timing" checked' in client.get(f"/s/{invitation.token}?page=2").text


def test_the_last_page_hands_in_everything_at_once(client, invitation, goal):
    client.post(f"/s/{invitation.token}?page=2", data={f"goals.{goal.id}": "2", "go": "next"})
    client.post(f"/s/{invitation.token}?page=1", data=FIRST)
    answer = client.post(f"/s/{invitation.token}?page=5", data={"comment": "More coffee", "go": "next"})
    assert answer.location.endswith("/thanks")
    response = db.session.scalars(select(Response)).one()
    db.session.refresh(goal)
    assert (response.overall, response.would_return, response.recommend, response.effort) == (5, 4, 9, 6)
    assert (goal.reached, round(response.goal_attainment, 3), response.comment) == (2, 0.167, "More coffee")
    assert response.submitted_at == db.session.get(type(invitation), invitation.id).answered_at


def test_what_is_needed_is_asked_for_before_handing_in(client, invitation):
    answer = client.post(
        f"/s/{invitation.token}?page=5", data={"comment": "Hm", "go": "next"}, follow_redirects=True
    )
    assert "Please answer this question." in answer.text
    assert db.session.scalar(select(Response.submitted_at)) is None


@pytest.mark.parametrize("value", ["6", "0", "-1", "1e1", "五", "9" * 400, "na"])
def test_an_answer_off_the_scale_is_refused_beside_its_question(client, invitation, value):
    answer = client.post(f"/s/{invitation.token}?page=1", data=FIRST | {"overall": value})
    assert answer.status_code == 422
    assert 'id="overall-bad"' in answer.text
    assert responses() == 0


def test_an_answer_to_somebody_elses_goal_is_refused(client, invitation, goal):
    answer = client.post(f"/s/{invitation.token}?page=2", data={f"goals.{goal.id + 1}": "7", "go": "next"})
    assert (answer.status_code, responses()) == (422, 0)


def test_a_comment_of_a_megabyte_is_refused(client, invitation):
    answer = client.post(f"/s/{invitation.token}?page=5", data={"comment": "x" * 1_000_000, "go": "next"})
    assert answer.status_code == 422
    assert "Keep this to 4000 characters." in answer.text


def test_a_service_not_used_has_an_importance_and_no_performance(client, invitation):
    posted = {"build_up": "na", "build_up.importance": "4", "go": "next"}
    client.post(f"/s/{invitation.token}?page=3", data=posted)
    answer = db.session.scalars(select(Answer)).one()
    assert (answer.number, answer.importance, answer.did_not_use) == (None, 4, True)


def test_a_page_saved_twice_overwrites_its_answers(client, invitation):
    for overall in ("3", "5"):
        client.post(f"/s/{invitation.token}?page=1", data={"overall": overall, "go": "next"})
    assert [answer.number for answer in db.session.scalars(select(Answer))] == [5]

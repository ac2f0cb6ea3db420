"""Questions are moved, deleted and put back; what a condition looks at stays before it."""

import pytest

from foundation.database import db
from tests.factories.drafts import by_code, order, three_questions
from tests.factories.surveys import questionnaire


@pytest.fixture
def made(app):
    return three_questions()


def test_questions_move_by_buttons_and_onto_other_pages(sign_in, made):
    client, b = sign_in("organiser"), by_code(made, "b")
    for way, expected in (
        ("up", [("b", 1), ("a", 1), ("c", 2)]),
        ("down", [("a", 1), ("b", 1), ("c", 2)]),
        ("down", [("a", 1), ("b", 2), ("c", 2)]),
        ("down", [("a", 1), ("c", 2), ("b", 2)]),
    ):
        client.post(f"/surveys/questions/{b.id}/move", data={"way": way})
        assert order(made) == expected


def test_a_question_is_dropped_before_another_one(sign_in, made):
    _a, b, c = made.questions
    sign_in("organiser").post(f"/surveys/questions/{b.id}/move", data={"before": c.id})
    assert order(made) == [("a", 1), ("b", 2), ("c", 2)]


def test_what_a_condition_looks_at_stays_on_an_earlier_page(sign_in, made):
    a, _b, c = made.questions
    client = sign_in("organiser")
    for answer in (
        client.post(f"/surveys/questions/{a.id}/delete"),
        client.post(f"/surveys/questions/{a.id}/move", data={"before": c.id}),
    ):
        assert answer.status_code == 409
        assert "The condition of c looks at a question" in answer.text
    assert order(made) == [("a", 1), ("b", 1), ("c", 2)]


def test_the_last_question_stays(sign_in, app):
    made = questionnaire({"code": "a", "kind": "text"})
    db.session.commit()
    assert sign_in("organiser").post(f"/surveys/questions/{made.questions[0].id}/delete").status_code == 409


def test_a_deleted_question_is_put_back_where_it_was(sign_in, made):
    client, b = sign_in("organiser"), by_code(made, "b")
    page = client.post(f"/surveys/questions/{b.id}/delete", follow_redirects=True).text
    assert [code for code, _ in order(made)] == ["a", "c"]
    undo = page.split("/surveys/questions/removed/")[1].split("/")[0]
    client.post(f"/surveys/questions/removed/{undo}/undo")
    assert [code for code, _ in order(made)] == ["a", "b", "c"]


def test_moving_and_deleting_say_which_question_they_mean(sign_in, made):
    page = sign_in("organiser").get(f"/surveys/questionnaires/{made.id}").text
    assert 'aria-label="Up: move question 2"' in page
    assert 'aria-label="Delete question 3"' in page

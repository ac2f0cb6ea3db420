"""One invitation, one response: whoever hands in at the same time, and by whichever way."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from foundation import clock
from foundation.database import db, unit_of_work
from surveys.given import Problem
from surveys.response import Answer, Response
from surveys.submitting import NotTaken, submit
from tests.factories.aims import GoalFactory
from tests.factories.people import PersonFactory
from tests.factories.surveys import InvitationFactory

ANSWERS = {
    "overall": 4,
    "return": 5,
    "recommend": 10,
    "effort": 6,
    "obstacle": "timing",
    "build_up": (5, 2),
    "repair": (3, "na"),
    "trust_word": 6,
    "trust_side": 7,
    "belong": 5,
    "staff_reach": 5,
    "comment": "Move-in took hours.",
}


@pytest.fixture
def invitation(app):
    invitation = InvitationFactory()
    invitation.exhibitor.owner = PersonFactory()
    db.session.commit()
    return invitation


def test_a_whole_sheet_is_handed_in_at_once(invitation):
    goal = GoalFactory(exhibitor=invitation.exhibitor, edition=invitation.survey.edition)
    at = clock.now() - timedelta(hours=3)
    with unit_of_work():
        response = db.session.get(Response, submit(invitation, {**ANSWERS, "goals": {goal.id: 7}}, at))
    assert (response.overall, response.recommend, response.trust, response.goal_attainment) == (4, 10, 6.5, 1)
    assert (response.submitted_at, response.comment) == (at, "Move-in took hours.")
    db.session.refresh(goal)
    assert (goal.reached, goal.reached_at) == (7, at)


def test_a_staff_answer_names_the_exhibitors_owner(invitation):
    submit(invitation, ANSWERS)
    assert list(db.session.scalars(select(Answer.person_id).where(Answer.person_id.is_not(None)))) == [
        invitation.exhibitor.owner_id
    ]


def test_handing_in_twice_is_refused(invitation):
    submit(invitation, ANSWERS)
    with pytest.raises(NotTaken):
        submit(invitation, ANSWERS)


@pytest.mark.parametrize(
    ("answers", "problems"),
    [
        ({"overall": 6}, {"overall": Problem.OFF_SCALE}),
        ({}, {"overall": Problem.MISSING}),
        ({"overall": 5, "unheard_of": 1}, {}),
        ({"overall": 5, "goals": {10**6: 3}}, {}),
    ],
)
def test_wrong_answers_are_refused_by_the_same_rules_as_on_the_web(invitation, answers, problems):
    with pytest.raises(NotTaken) as refused:
        submit(invitation, answers)
    assert refused.value.problems == problems


def test_nothing_is_taken_before_the_opening_or_after_the_close(invitation):
    for at in (invitation.survey.opens_at - timedelta(1), invitation.survey.closes_at):
        with pytest.raises(NotTaken):
            submit(invitation, ANSWERS, at)


def test_64_clients_at_once_make_one_response(app, invitation):
    token = invitation.token
    first = app.test_client().post(f"/s/{token}?page=1", data={"overall": "5", "go": "next"})
    assert first.status_code == 303

    def hand_in(_n: int) -> tuple[int, bool]:
        answer = app.test_client().post(f"/s/{token}?page=5", data={"comment": "Once", "go": "next"})
        return answer.status_code, "You have answered already" in answer.text

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(hand_in, range(64)))
    assert sorted(answers) == [(303, False)] + [(410, True)] * 63
    db.session.rollback()
    assert db.session.scalar(select(func.count(Response.id))) == 1


def test_clients_that_begin_at_once_share_one_draft(app, invitation):
    token = invitation.token

    def begin(n: int) -> int:
        data = {"overall": str(n % 5 + 1), "go": "next"}
        return app.test_client().post(f"/s/{token}?page=1", data=data).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(begin, range(16))) == {303}
    db.session.rollback()
    assert db.session.scalar(select(func.count(Answer.id))) == 1

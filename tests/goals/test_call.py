"""On a call three goals are typed in one go; rows without words are no goals."""

import pytest

from foundation.database import db
from goals.models import Goal
from goals.sheet import GoalSheet

FIRST = {"goals-0-title": "Meet buyers", "goals-0-dimension": "sales", "goals-0-weight": "70"}
OTHERS = {
    "goals-1-dimension": "sales",
    "goals-2-dimension": "sales",
    "goals-1-weight": "",
    "goals-2-weight": "",
}


def post(sign_in, exhibitor, edition, **changes):
    address = f"/goals/exhibitors/{exhibitor.id}/call?edition={edition.id}"
    return sign_in("staff").post(address, data=FIRST | OTHERS | changes)


def test_only_what_was_said_becomes_a_goal(sign_in, exhibitor, coming):
    second = {"goals-1-title": "Launch KX", "goals-1-dimension": "image", "goals-1-weight": "30"}
    assert post(sign_in, exhibitor, coming, **second).status_code == 302
    found = {(goal.title, goal.dimension, goal.weight) for goal in db.session.query(Goal)}
    assert found == {("Meet buyers", "sales", 70), ("Launch KX", "image", 30)}


@pytest.mark.parametrize(
    "changes",
    [
        {"goals-0-title": " ", "goals-0-weight": ""},
        {"goals-1-attribute": "a quiet room"},
        {"goals-1-title": "x" * 201},
        {"goals-0-weight": "101"},
        {"goals-0-dimension": "fame"},
        {"goals-0-dimension": ""},
        {"goals-1-title": "Be seen", "goals-1-dimension": "image", "goals-1-weight": "31"},
        {"goals-0-rank": "0"},
        {"budget_minor": "much"},
    ],
)
def test_nonsense_is_refused_and_nothing_saved(sign_in, exhibitor, coming, changes):
    assert post(sign_in, exhibitor, coming, **changes).status_code == 422
    assert db.session.query(Goal).count() == 0


def test_ranks_alone_deal_the_points_and_a_usual_title_tells_its_dimension(sign_in, exhibitor, coming):
    ranked = {"goals-0-weight": "", "goals-0-rank": "2"}
    ranked |= {"goals-1-title": "find suppliers", "goals-1-dimension": "", "goals-1-rank": "1"}
    assert post(sign_in, exhibitor, coming, **ranked, requests="A stage").status_code == 302
    found = {(goal.title, goal.dimension, goal.weight) for goal in db.session.query(Goal)}
    assert found == {("Meet buyers", "sales", 33), ("find suppliers", "information", 67)}
    assert db.session.query(GoalSheet).one().requests == "A stage"


def test_the_form_has_three_rows(sign_in, exhibitor, coming):
    page = sign_in("staff").get(f"/goals/exhibitors/{exhibitor.id}/call?edition={coming.id}").text
    assert 'name="goals-2-title"' in page


def test_after_the_show_it_is_too_late(sign_in, exhibitor, past):
    assert post(sign_in, exhibitor, past).status_code == 422

"""Goals are noted before the show, within limits, never over a newer save; deletions can be undone."""

import pytest

from foundation.database import db
from goals.models import Goal
from tests.factories.aims import GoalFactory
from tests.factories.people import SkillFactory

GOOD = {"title": "Meet OEM buyers", "dimension": "sales", "weight": "60"}


def post(sign_in, exhibitor, edition, **changes):
    address = f"/goals/exhibitors/{exhibitor.id}/new?edition={edition.id}"
    return sign_in("staff").post(address, data=GOOD | changes)


def test_a_goal_is_noted_with_its_ladder_target_and_skills(sign_in, exhibitor, coming):
    skill = SkillFactory()
    said = {"attribute": "quiet room", "target_number": "40", "target_unit": "talks", "skill_ids": [skill.id]}
    assert post(sign_in, exhibitor, coming, **said).status_code == 302
    goal = db.session.query(Goal).one()
    assert (goal.edition_id, goal.weight, goal.attribute, goal.target_number) == (
        coming.id,
        60,
        "quiet room",
        40,
    )
    assert goal.skills == [skill]


@pytest.mark.parametrize(
    "field, value",
    [
        ("weight", "101"),
        ("weight", "-1"),
        ("weight", "many"),
        ("weight", "9" * 400),
        ("target_number", "nan"),
        ("target_number", "inf"),
        ("target_number", "1e300"),
        ("target_number", "forty"),
        ("target_number", "40"),
        ("target_unit", "talks"),
        ("dimension", "fame"),
        ("skill_ids", "999999"),
        ("skill_ids", "x"),
        ("title", " "),
        ("title", "x" * 201),
        ("attribute", "x" * 1_000_000),
    ],
)
def test_nonsense_is_refused_and_nothing_saved(sign_in, exhibitor, coming, field, value):
    assert post(sign_in, exhibitor, coming, **{field: value}).status_code == 422
    assert db.session.query(Goal).count() == 0


def test_no_weight_is_zero_points(sign_in, exhibitor, coming):
    post(sign_in, exhibitor, coming, weight="")
    assert db.session.query(Goal).one().weight == 0


def test_a_goal_of_an_edition_that_is_over_is_refused_with_the_reason(sign_in, exhibitor, past):
    answer = post(sign_in, exhibitor, past)
    assert answer.status_code == 422
    assert "SMF 2026 is over" in answer.text


def test_a_goal_of_an_edition_that_is_over_cannot_be_changed(sign_in, past):
    goal = GoalFactory(edition=past)
    assert sign_in("staff").post(f"/goals/{goal.id}/edit", data=GOOD).status_code == 422


def test_the_points_left_over_are_suggested(sign_in, exhibitor, coming):
    GoalFactory(exhibitor=exhibitor, edition=coming, weight=70)
    page = sign_in("staff").get(f"/goals/exhibitors/{exhibitor.id}/new?edition={coming.id}")
    assert 'name="weight" type="number" value="30"' in page.text


def test_another_goal_can_be_entered_at_once(sign_in, exhibitor, coming):
    answer = post(sign_in, exhibitor, coming, another="1")
    assert answer.location.startswith(f"/goals/exhibitors/{exhibitor.id}/new")


def test_a_stale_edit_is_refused(sign_in, coming):
    goal = GoalFactory(edition=coming, title="Before")
    answer = sign_in("staff").post(f"/goals/{goal.id}/edit", data=GOOD | {"version": "0"})
    assert answer.status_code == 409
    assert db.session.get(Goal, goal.id, populate_existing=True).title == "Before"


def test_a_deleted_goal_can_be_put_back_with_its_skills(sign_in, coming):
    goal = GoalFactory(edition=coming, skills=[SkillFactory(name="Polish")])
    browser, number = sign_in("staff"), goal.id
    page = browser.post(f"/goals/{number}/delete", follow_redirects=True)
    assert db.session.query(Goal).count() == 0
    undo = page.text.split('action="/goals/removed/')[1].split('"')[0]
    browser.post(f"/goals/removed/{undo}")
    assert [skill.name for skill in db.session.get(Goal, number).skills] == ["Polish"]


def test_undo_of_what_is_gone_is_not_found(sign_in):
    assert sign_in("staff").post("/goals/removed/1/undo").status_code == 404


def test_points_that_do_not_sum_are_made_a_hundred_in_proportion(sign_in, exhibitor, coming):
    for weight in (60, 20):
        GoalFactory(exhibitor=exhibitor, edition=coming, weight=weight)
    sign_in("staff").post(f"/goals/exhibitors/{exhibitor.id}/deal?edition={coming.id}")
    assert sorted(goal.weight for goal in db.session.query(Goal)) == [25, 75]

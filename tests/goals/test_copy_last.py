"""Last time's goals are a start, without what was reached."""

from foundation.database import db
from goals.models import Goal
from tests.factories.aims import GoalFactory
from tests.factories.people import SkillFactory


def copy(sign_in, exhibitor, edition):
    return sign_in("staff").post(
        f"/goals/exhibitors/{exhibitor.id}/copy?edition={edition.id}", follow_redirects=True
    )


def goals_now(edition):
    return db.session.query(Goal).filter_by(edition_id=edition.id).all()


def test_goals_are_copied_with_skills_and_without_what_was_reached(sign_in, exhibitor, past, coming):
    GoalFactory(exhibitor=exhibitor, edition=past, title="Launch KX", reached=2, skills=[SkillFactory()])
    assert "1 goal copied" in copy(sign_in, exhibitor, coming).text
    goal = goals_now(coming)[0]
    assert (goal.title, goal.reached, len(goal.skills)) == ("Launch KX", None, 1)


def test_copying_twice_adds_nothing(sign_in, exhibitor, past, coming):
    GoalFactory(exhibitor=exhibitor, edition=past)
    copy(sign_in, exhibitor, coming)
    assert "nothing to copy" in copy(sign_in, exhibitor, coming).text
    assert len(goals_now(coming)) == 1


def test_last_time_is_shown_with_what_was_reached(sign_in, exhibitor, past, coming):
    GoalFactory(exhibitor=exhibitor, edition=past, title="Launch KX", reached=2)
    page = sign_in("staff").get(f"/goals/exhibitors/{exhibitor.id}?edition={coming.id}").text
    assert "Launch KX" in page
    assert "Start from these" in page


def test_another_show_is_not_last_time(sign_in, exhibitor, coming):
    GoalFactory(exhibitor=exhibitor)
    assert "nothing to copy" in copy(sign_in, exhibitor, coming).text

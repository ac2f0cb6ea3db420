"""What other rooms ask of goals."""

import pytest

from foundation.database import db
from goals.queries import Count, counts, goals_of, reached
from goals.words import came_for
from tests.factories.aims import GoalFactory
from tests.factories.companies import ParticipationFactory


def mean_reached(edition):
    return {row.exhibitor_id: row.reached for row in db.session.query(reached(edition.id))}


def test_an_edition_counts_who_said_a_goal_of_those_who_take_part(exhibitor, coming, past):
    ParticipationFactory(edition=coming, status="reserved")
    ParticipationFactory(edition=coming, status="cancelled")
    GoalFactory(exhibitor=exhibitor, edition=coming)
    GoalFactory(exhibitor=exhibitor, edition=coming)
    assert counts([coming.id, past.id]) == {coming.id: Count(taking_part=2, with_goal=1)}


def test_reached_is_weighted_over_the_answered_goals(exhibitor, coming):
    for weight, answer in ((75, 7), (25, 3), (100, None)):
        GoalFactory(exhibitor=exhibitor, edition=coming, weight=weight, reached=answer)
    assert mean_reached(coming) == {exhibitor.id: pytest.approx(6.0)}


def test_without_weights_answers_count_alike(exhibitor, coming):
    for answer in (2, 5):
        GoalFactory(exhibitor=exhibitor, edition=coming, weight=0, reached=answer)
    assert mean_reached(coming) == {exhibitor.id: pytest.approx(3.5)}


def test_goals_come_with_the_weightiest_first(exhibitor, coming):
    light, heavy = (GoalFactory(exhibitor=exhibitor, edition=coming, weight=weight) for weight in (30, 70))
    assert list(goals_of(exhibitor.id, coming.id)) == [heavy, light]


def test_the_survey_is_reminded_of_goal_and_target(app, coming):
    goal = GoalFactory(edition=coming, title="Meet buyers", target_number=40, target_unit="talks")
    with app.test_request_context():
        assert came_for(goal) == "You came to: Meet buyers (target: 40 talks)"

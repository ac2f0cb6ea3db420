"""Goals that pull apart are found by stated rules, listed and shown where they are."""

import pytest

from exhibitors.participation import Participation
from foundation.database import db
from goals import actions
from tests.factories.aims import GoalFactory

RUNGS = {"attribute": None, "consequence": None, "end_goal": None}
APART = {
    "quiet": (
        {"title": "Sell", "attribute": "A quiet room"},
        {"title": "Show", "attribute": "Machines running"},
    ),
    "secret": ({"title": "Confidential talks"}, {"title": "Launch on the stage"}),
    "many": ({"title": "Win", "end_goal": "Fewer, bigger orders"}, {"title": "Collect many leads"}),
    "targets": (
        {"title": "Sell", "target_number": 10, "target_unit": "Orders"},
        {"title": "Sell more", "target_number": 20, "target_unit": "orders"},
    ),
    "twice": ({"title": "Sell"}, {"title": "sell", "dimension": "image"}),
}
TOGETHER = ({"title": "Sell", "attribute": "A quiet room"}, {"title": "Launch on the stage"})


def listed(sign_in, edition):
    page = sign_in("staff").get(f"/goals/?edition={edition.id}&show=contradicting").text
    return "Kessler" in page


def say(goals, exhibitor, edition):
    for values in goals:
        GoalFactory(exhibitor=exhibitor, edition=edition, weight=50, **(RUNGS | values))
    db.session.commit()


@pytest.mark.parametrize("rule", APART)
def test_goals_that_pull_apart_are_listed_with_the_reason(sign_in, exhibitor, coming, rule):
    say(APART[rule], exhibitor, coming)
    assert listed(sign_in, coming)
    page = sign_in("staff").get(f"/goals/exhibitors/{exhibitor.id}?edition={coming.id}").text
    assert "To clear up with the exhibitor" in page


def test_goals_that_agree_are_not_listed(sign_in, exhibitor, coming):
    say(TOGETHER, exhibitor, coming)
    assert not listed(sign_in, coming)


def test_a_budget_below_the_price_is_a_contradiction(sign_in, exhibitor, coming):
    participation = db.session.query(Participation).one()
    actions.note_sheet(participation.id, {"budget_minor": participation.price_minor - 1})
    db.session.commit()
    assert listed(sign_in, coming)


def test_goals_of_another_edition_do_not_count(sign_in, exhibitor, coming, past):
    say(APART["quiet"][:1], exhibitor, coming)
    say(APART["quiet"][1:], exhibitor, past)
    assert not listed(sign_in, coming)

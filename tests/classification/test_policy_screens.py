"""The policy on screen: what another one would do, and what is refused."""

import pytest

from classification import assessing
from classification.models import PolicyVersion
from classification.policies import in_force, policy_of
from classification.policy import Policy
from classification.what_if import what_if
from exhibitors.models import Exhibitor
from foundation.database import db
from staff.models import Role

THRESHOLDS = {
    "overdue_minor": 500,
    "overdue_days": 60,
    "conduct_points": 10,
    "negative_editions": 2,
    "strategic_share": 30,
    "strategic_quality": 50,
    "key_share": 60,
    "margin": 10,
    "quality_margin": 5,
    "lapsed_after": 1,
    "lost_after": 3,
    "hourly_rate_minor": 45,
}


def class_of(exhibitor):
    return db.session.get(Exhibitor, exhibitor.id, populate_existing=True).relationship_class


def test_what_if_shows_moves_and_changes_nothing(portfolio, sign_in):
    page = sign_in(Role.MANAGER).get("/classes/policy", query_string=THRESHOLDS).text
    assert "exhibitors would change their class" in page
    assert db.session.query(PolicyVersion).count() == 1


def test_what_if_is_what_assessing_then_does(portfolio, sign_in):
    browser = sign_in(Role.MANAGER)
    browser.post("/classes/policy", data=THRESHOLDS | {"reason": "Wider alliance", "margin": 0})
    said = what_if(policy_of(in_force(assessing.today())))
    counts = [class_of(one) for one in portfolio]
    assert (said.moving, said.to("key"), said.to("strategic")) == (0, counts.count("key"), 1)
    assert counts.count("key") == 5


def test_what_if_before_saving_tells_the_moves_of_the_save(portfolio, sign_in):
    before = [class_of(one) for one in portfolio]
    said = what_if(Policy(strategic_share=0.3, strategic_quality=50, key_share=0.6))
    sign_in(Role.MANAGER).post("/classes/policy", data=THRESHOLDS | {"reason": "Wider alliance"})
    after = [class_of(one) for one in portfolio]
    moved = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert (said.moving, {pair for pair in said.cells if pair[0] != pair[1]}) == (len(moved), set(moved))
    assert moved


@pytest.mark.parametrize(
    "wrong",
    [
        {"strategic_share": 70},
        {"strategic_share": 0},
        {"key_share": 120},
        {"margin": "nan"},
        {"lost_after": 1},
        {"overdue_days": "soon"},
        {"strategic_quality": ""},
        {"hourly_rate_minor": "1e400"},
    ],
)
def test_thresholds_that_contradict_are_refused(portfolio, sign_in, wrong):
    browser = sign_in(Role.MANAGER)
    assert browser.get("/classes/policy", query_string=THRESHOLDS | wrong).status_code == 422
    answer = browser.post("/classes/policy", data=THRESHOLDS | wrong | {"reason": "x"})
    assert (answer.status_code, db.session.query(PolicyVersion).count()) == (422, 1)


def test_a_policy_needs_a_reason(portfolio, sign_in):
    answer = sign_in(Role.MANAGER).post("/classes/policy", data=THRESHOLDS)
    assert (answer.status_code, "exhibitors would change their class" in answer.text) == (422, True)


def test_staff_read_the_policy(portfolio, sign_in):
    page = sign_in(Role.STAFF).get("/classes/policy", query_string=THRESHOLDS)
    assert (page.status_code, "Show who would move" in page.text) == (200, False)


def test_a_rule_that_would_decide_nobodys_class_is_told_before_saving(portfolio):
    said = what_if(Policy(strategic_quality=100))
    assert "strategic" in said.silent
    assert "transactional" not in said.silent


def test_hours_now_and_then_follow_the_moves(portfolio):
    said = what_if(Policy(strategic_quality=100, quality_margin=0))
    now, then = said.hours({"strategic": 40, "key": 15, "transactional": 3})
    assert now > then > 0

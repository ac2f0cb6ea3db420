"""The policy on screen: a draft rule by rule, what it would do, and what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from classification import assessing, drafting, policies
from classification.models import PolicyVersion
from classification.policy import STANDARD_RULES, Condition, Policy
from classification.what_if import what_if
from exhibitors.models import Exhibitor
from foundation.database import db
from staff.models import Role

KEY = {"name": "Rich", "relationship_class": "key", "how": "all"}
WIDE = KEY | {"fact_1": "value_minor", "compared_1": "top", "at_1": 60}


def asked(share, quality=60.0):
    """The design's policy with another top share of value for key and quality for strategic."""
    changed = {
        "strategic": (
            Condition("value_minor", "top", 0.05),
            Condition("relationship_quality", "at_least", quality),
        ),
        "key_value": (Condition("value_minor", "top", share),),
    }
    rules = (replace(one, conditions=changed.get(one.name, one.conditions)) for one in STANDARD_RULES)
    return Policy(tuple(rules))


@pytest.fixture
def manager(portfolio, sign_in):
    browser = sign_in(Role.MANAGER)
    browser.post("/classes/policy/draft")
    return browser


def in_force(**values):
    return {"effective_from": assessing.today().isoformat(), "reason": "Wider", "version": version()} | values


def version():
    draft = drafting.current()
    db.session.refresh(draft)
    return draft.version


def class_of(exhibitor):
    return db.session.get(Exhibitor, exhibitor.id, populate_existing=True).relationship_class


def test_a_rule_is_changed_shown_in_words_and_put_in_force(manager, portfolio):
    manager.post("/classes/policy/draft/rules/key_value", data=WIDE | {"version": version()})
    page = manager.get("/classes/policy").text
    assert "Key when: Value in the top 60" in page
    assert "exhibitors would change their class" in page
    assert "Who would move" in page
    said = what_if(drafting.policy_of(drafting.current()))
    manager.post("/classes/policy", data=in_force())
    counts = [class_of(one) for one in portfolio]
    assert (counts.count("key"), drafting.current()) == (said.to("key"), None)
    assert said.to("key") == 5


def test_a_policy_for_a_later_day_waits_and_can_be_withdrawn(manager):
    later = assessing.today() + timedelta(days=9)
    manager.post("/classes/policy", data=in_force(effective_from=later.isoformat()))
    second = policies.in_force(later)
    assert (second.number, policies.in_force(assessing.today()).number) == (2, 1)
    manager.post(f"/classes/policy/versions/{second.id}/withdraw")
    assert db.session.query(PolicyVersion).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"at_1": 120},
        {"at_1": ""},
        {"at_1": "nan"},
        {"at_1": "1e400"},
        {"fact_1": "age_of_owner"},
        {"name": "Conduct"},
        {"name": "held"},
        {"compared_1": "like"},
    ],
)
def test_a_rule_that_cannot_be_is_refused(manager, wrong):
    answer = manager.post("/classes/policy/draft/rules/new", data=WIDE | {"version": version()} | wrong)
    assert (answer.status_code, drafting.policy_of(drafting.current())) == (422, Policy())


def test_a_draft_that_leaves_exhibitors_without_a_class_is_told_and_refused(manager):
    manager.post("/classes/policy/draft/rules/transactional/remove")
    assert "left without a class" in manager.get("/classes/policy").text
    answer = manager.post("/classes/policy", data=in_force())
    assert (answer.status_code, db.session.query(PolicyVersion).count()) == (422, 1)


def test_rules_that_can_never_fire_are_told_before_saving(manager):
    manager.post("/classes/policy/draft/rules/transactional/up")
    assert "can never fire" in manager.get("/classes/policy").text


def test_a_stale_rule_is_not_saved_over_a_newer_one(manager):
    stale = WIDE | {"version": version()}
    manager.post("/classes/policy/draft/rules/key_value", data=stale)
    assert manager.post("/classes/policy/draft/rules/conduct", data=stale | {"name": "C"}).status_code == 409


def test_patience_is_changed_in_the_draft(manager):
    said = {"margin": 20, "quality_margin": 3, "lapsed_after": 2, "lost_after": 4, "hourly_rate": 50}
    manager.post("/classes/policy/draft/patience", data=said | {"version": version()})
    changed = drafting.policy_of(drafting.current())
    assert (changed.margin, changed.lapsed_after, changed.hourly_rate_minor) == (0.2, 2, 5_000)


@pytest.mark.parametrize(
    "wrong", [{"reason": ""}, {"effective_from": "2020-01-01"}, {"effective_from": "soon"}]
)
def test_a_policy_needs_a_reason_and_a_day_that_is_not_over(manager, wrong):
    answer = manager.post("/classes/policy", data=in_force(**wrong))
    assert (answer.status_code, db.session.query(PolicyVersion).count()) == (422, 1)


def test_a_draft_thrown_away_changes_nothing(manager):
    manager.post("/classes/policy/draft/discard")
    assert manager.get("/classes/policy/draft/rules/key_value").status_code == 409


def test_staff_read_the_policy(portfolio, sign_in):
    page = sign_in(Role.STAFF).get("/classes/policy")
    assert (page.status_code, "Change it" in page.text) == (200, False)


def test_what_if_changes_nothing_and_tells_rules_that_decide_nobody(portfolio):
    said = what_if(asked(0.25, quality=100))
    assert "strategic" in said.silent
    assert "transactional" not in said.silent
    assert db.session.query(PolicyVersion).count() == 1


def test_hours_and_movers_follow_the_moves(portfolio):
    said = what_if(replace(asked(0.25, quality=100), quality_margin=0))
    now, then = said.hours({"strategic": 40, "key": 15, "transactional": 3})
    assert now > then > 0
    assert [(one.id, one.now, one.then) for one in said.movers] == [(portfolio[-1].id, "strategic", "key")]

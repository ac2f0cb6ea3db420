"""Judging everybody holds nobody up, and what happened meanwhile stands."""

from datetime import timedelta

from classification import actions, assessing, policies
from classification.policy import Condition, Policy, Rule
from exhibitors.models import Exhibitor
from foundation.database import db

WIDER = Policy(
    (
        Rule("key_value", "key", (Condition("value_minor", "top", 0.6),)),
        Rule("transactional", "transactional"),
    )
)


def test_who_was_assessed_alone_while_everybody_was_judged_keeps_that(portfolio):
    found = assessing.find_all(assessing.today())
    actions.set_class(portfolio[0].id, "strategic", "Sponsor", assessing.today() + timedelta(days=9), None)
    assessing.keep_all(found)
    assert (
        db.session.get(Exhibitor, portfolio[0].id, populate_existing=True).relationship_class == "strategic"
    )


def test_a_policy_put_in_force_while_everybody_was_judged_decides(portfolio):
    found = assessing.find_all(assessing.today())
    policies.put_in_force(WIDER, assessing.today(), "Wider")
    assessing.keep_all(found)
    assert assessing.latest_round().policy.number == 2


def test_who_was_deleted_while_everybody_was_judged_is_left_out(portfolio):
    policies.put_in_force(WIDER, assessing.today(), "Wider")
    found = assessing.find_all(assessing.today())
    key = next(one for one, code in zip(portfolio, found.changed, strict=True) if code)
    db.session.delete(key)
    db.session.flush()
    assert assessing.keep_all(found) == found.changed.sum() - 1

"""What keeps an exhibitor where it is, said condition by condition."""

import pytest

from classification.cutoffs import Cutoffs
from classification.rules import judge

LIMITS = Cutoffs({"value_minor:0.05": 1000, "value_minor:0.25": 500, "potential_minor:0.25": 800})
PLAIN = {"participations": 4, "editions_since_last": 0, "value_minor": 100, "potential_minor": 100}
STRATEGIC = PLAIN | {"value_minor": 1200, "relationship_quality": 70}


def test_what_the_rules_for_higher_classes_do_not_find_is_said():
    facts = PLAIN | {"value_minor": 600, "relationship_quality": 40}
    (missed,) = judge(facts, LIMITS).missed
    assert missed.params["class"] == "strategic"
    assert [(one["condition"].fact, one["now"], one["bar"]) for one in missed.params["failed"]] == [
        ("value_minor", 600, 1000),
        ("relationship_quality", 40, 60),
    ]


@pytest.mark.parametrize(
    ("facts", "limits", "override", "code"),
    [
        (STRATEGIC, LIMITS, None, "highest"),
        ({}, LIMITS, None, "no_class"),
        (STRATEGIC, LIMITS, "transactional", "by_hand"),
        (PLAIN, Cutoffs(), None, "level"),
    ],
)
def test_where_no_step_leads_up_it_says_why(facts, limits, override, code):
    judgement = judge(facts, limits, override=override)
    assert judgement.standstill
    assert judgement.standstill.code == code

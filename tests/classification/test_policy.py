from dataclasses import replace

import pytest

from classification.policy import STANDARD_RULES, Condition, Policy, Rule
from classification.policy_check import problems


def rule(*conditions, word="key", name="mine", any_of=False):
    return Rule(name, word, tuple(Condition(*one) for one in conditions), any_of)


def codes(*rules, **more):
    return [one.code for one in problems(Policy(rules, **more))]


def standard(*before):
    return [one.code for one in problems(Policy((*before, *STANDARD_RULES)))]


def test_nothing_is_wrong_with_the_designs_policy_and_it_is_stored_whole():
    policy = Policy()
    assert (problems(policy), Policy.read(policy.stored())) == ([], policy)
    assert [one.threshold for one in policy.conditions if one.comparison == "top"] == [0.05, 0.25, 0.25]


def test_without_a_last_rule_exhibitors_are_left_without_a_class():
    assert "no_rest" in codes(*STANDARD_RULES[:-1])


@pytest.mark.parametrize(
    "wrong",
    [
        rule(("overall", "at_least", 4), ("overall", "at_most", 3)),
        rule(("value_minor", "top", 0.1), ("value_minor", "not_top", 0.2)),
        rule(("overdue_days", "above", 60), ("overdue_days", "at_most", 60)),
    ],
)
def test_conditions_that_exclude_each_other_are_refused(wrong):
    assert standard(wrong) == ["contradicts"]
    assert "contradicts" not in standard(replace(wrong, any_of=True))


@pytest.mark.parametrize(
    "wrong", [("overall", "at_least", 6), ("value_minor", "top", 1.0), ("goal_attainment", "at_most", 40)]
)
def test_a_threshold_that_the_fact_can_never_have_is_refused(wrong):
    assert "out_of_range" in standard(rule(wrong))


def test_a_higher_class_with_a_wider_top_share_is_crossed():
    assert "crossed" in standard(rule(("value_minor", "top", 0.4), word="strategic"))


@pytest.mark.parametrize(
    ("earlier", "never"),
    [
        (rule(), rule(("overall", "at_least", 4), name="late")),
        (rule(("overall", "at_least", 3)), rule(("overall", "at_least", 4), name="late")),
        (
            rule(("overall", "at_least", 3), ("value_minor", "top", 0.3), any_of=True),
            rule(("value_minor", "top", 0.2), ("conduct_points", "at_most", 0), name="late"),
        ),
    ],
)
def test_a_rule_that_fires_only_where_an_earlier_one_has_is_told(earlier, never):
    found = problems(Policy((earlier, never, Rule("rest", "transactional"))))
    assert ("never_fires", False) in {(one.code, one.refuses) for one in found}


def test_a_fact_that_is_none_any_more_and_a_class_without_a_rule_are_told():
    found = codes(rule(("shoe_size", "at_least", 40)), Rule("rest", "transactional"))
    assert found == ["unknown_fact", "class_without_rule", "class_without_rule"]


@pytest.mark.parametrize("wrong", [{"lapsed_after": 3}, {"margin": 1}, {"quality_margin": -1}])
def test_patience_that_cannot_be_is_refused(wrong):
    assert len(codes(*STANDARD_RULES, **wrong)) == 1

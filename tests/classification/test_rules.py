import pytest

from classification.cutoffs import Cutoffs
from classification.policy import Condition, Policy, Rule
from classification.rules import Previous, judge
from classification.upgrade import Step

LIMITS = Cutoffs({"value_minor:0.05": 1000, "value_minor:0.25": 500, "potential_minor:0.25": 800})


def of(participations=4, since=0, **facts):
    return {"participations": participations, "editions_since_last": since, **facts}


STRATEGIC = of(value_minor=1200, relationship_quality=70)
PLAIN = of(value_minor=100, potential_minor=100)


def class_of(facts, **more):
    return judge(facts, LIMITS, **more).relationship_class


@pytest.mark.parametrize(
    ("facts", "rule", "relationship_class"),
    [
        (
            of(overdue_minor=60_000, overdue_days=90, value_minor=1200, relationship_quality=90),
            "overdue",
            "risk",
        ),
        (of(conduct_points=10), "conduct", "risk"),
        (of(negative_editions_running=2, potential_minor=100), "negative", "risk"),
        (of(negative_editions_running=2, potential_minor=900), "key_potential", "key"),
        (STRATEGIC, "strategic", "strategic"),
        (of(value_minor=1200, relationship_quality=59), "key_value", "key"),
        (of(value_minor=1200), "key_value", "key"),
        (of(value_minor=600), "key_value", "key"),
        (of(potential_minor=800), "key_potential", "key"),
        (PLAIN, "transactional", "transactional"),
        (of(), "transactional", "transactional"),
    ],
)
def test_the_first_rule_that_fires_wins(facts, rule, relationship_class):
    judgement = judge(facts, LIMITS)
    assert (judgement.rule, judgement.relationship_class) == (rule, relationship_class)


@pytest.mark.parametrize(
    "harmless", [of(overdue_minor=90_000, overdue_days=60), of(overdue_minor=50_000, overdue_days=90)]
)
def test_overdue_needs_both_amount_and_days_beyond_the_limit(harmless):
    assert class_of(harmless) == "transactional"


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ({}, "prospect"),
        (of(1), "first_timer"),
        (of(3, gap_before_last=0), "returning"),
        (of(3, 1), "lapsed"),
        (of(3, 3), "lost"),
        (of(3, gap_before_last=1), "won_back"),
    ],
)
def test_lifecycle(facts, stage):
    assert judge(facts, LIMITS).lifecycle == stage


@pytest.mark.parametrize("facts", [{"value_minor": 9999}, of(5, 2, conduct_points=99)])
def test_prospects_and_lapsed_have_a_lifecycle_and_no_class(facts):
    judgement = judge(facts, LIMITS)
    assert (judgement.relationship_class, judgement.rule, judgement.next_up) == (
        None,
        judgement.lifecycle,
        (),
    )


def test_an_empty_portfolio_has_no_top_share():
    assert judge(STRATEGIC, Cutoffs()).relationship_class == "transactional"


def test_a_small_fall_is_held_once():
    before = Previous("strategic", "strategic")
    judgement = judge(of(value_minor=950, relationship_quality=70), LIMITS, previous=before)
    assert (judgement.relationship_class, judgement.candidate, judgement.rule) == ("strategic", "key", "held")


def test_the_second_assessment_in_a_row_moves_down():
    before = Previous("strategic", "key")
    assert class_of(of(value_minor=950, relationship_quality=70), previous=before) == "key"


def test_a_fall_beyond_the_margin_moves_down_at_once():
    before = Previous("strategic", "strategic")
    assert class_of(of(value_minor=890, relationship_quality=70), previous=before) == "key"


def test_a_small_loss_of_quality_is_held_too():
    before = Previous("strategic", "strategic")
    assert class_of(of(value_minor=1200, relationship_quality=56), previous=before) == "strategic"


def test_a_deep_fall_stops_at_the_class_whose_margin_holds():
    before = Previous("strategic", "strategic")
    assert class_of(of(value_minor=460), previous=before) == "key"


def test_moving_up_does_not_wait():
    assert class_of(STRATEGIC, previous=Previous("transactional", "transactional")) == "strategic"


def test_harm_does_not_wait():
    assert class_of(of(conduct_points=10), previous=Previous("strategic", "strategic")) == "risk"


def test_an_override_wins_and_keeps_what_the_rules_say():
    judgement = judge(PLAIN, LIMITS, override="strategic")
    assert (judgement.relationship_class, judgement.candidate, judgement.rule) == (
        "strategic",
        "transactional",
        "override",
    )
    assert [reason.code for reason in judgement.reasons] == ["override", "rest"]


def test_the_reason_carries_the_figures():
    reason = judge(of(conduct_points=12), LIMITS).reasons[0]
    asked = Condition("conduct_points", "at_least", 10)
    assert (reason.code, reason.params) == ("met", {"condition": asked, "now": 12, "bar": 10})


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        (of(value_minor=400, potential_minor=700), [Step("potential_minor", 700, 800)]),
        (of(value_minor=450, potential_minor=100), [Step("value_minor", 450, 500)]),
        (of(), [Step("value_minor", None, 500)]),
        (of(value_minor=1200), [Step("relationship_quality", None, 60)]),
        (
            of(value_minor=600, relationship_quality=50),
            [Step("value_minor", 600, 1000), Step("relationship_quality", 50, 60)],
        ),
        (
            of(conduct_points=12, negative_editions_running=3),
            [Step("conduct_points", 12, 9), Step("negative_editions_running", 3, 1)],
        ),
        (STRATEGIC, []),
    ],
)
def test_the_smallest_change_that_moves_up(facts, steps):
    assert list(judge(facts, LIMITS).next_up) == steps


def test_coverage_is_the_share_of_known_facts():
    assert judge(PLAIN, LIMITS).coverage == pytest.approx(2 / 7)


UNHAPPY = Rule(
    "unhappy", "risk", (Condition("overall", "at_most", 2), Condition("open_complaints", "above", 1)), True
)
REST = Rule("rest", "transactional")


def test_any_of_the_conditions_is_enough_where_the_rule_says_so():
    policy = Policy((UNHAPPY, REST))
    assert class_of(of(overall=2), policy=policy) == class_of(of(open_complaints=2), policy=policy) == "risk"
    assert class_of(of(overall=3, open_complaints=1), policy=policy) == "transactional"


def test_out_of_a_rule_with_any_all_that_is_met_has_to_be_mended():
    steps = judge(of(overall=1, open_complaints=3), LIMITS, Policy((UNHAPPY, REST))).next_up
    assert steps == (Step("overall", 1, 3), Step("open_complaints", 3, 1))


def test_into_a_rule_with_any_the_nearest_condition_is_enough():
    asked = Condition("participations", "at_least", 5), Condition("relationship_quality", "at_least", 90)
    policy = Policy((Rule("key", "key", asked, any_of=True), REST))
    assert judge(of(relationship_quality=30), LIMITS, policy).next_up == (Step("participations", 4, 5),)


def test_what_is_no_fact_any_more_is_never_met():
    policy = Policy((Rule("old", "risk", (Condition("shoe_size", "not_top", 0.5),)), REST))
    assert class_of(of(), policy=policy) == "transactional"

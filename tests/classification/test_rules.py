import pytest

from classification.cutoffs import Cutoffs
from classification.facts import Facts
from classification.policy import Policy
from classification.rules import Previous, judge
from classification.upgrade import Step

LIMITS = Cutoffs(strategic_value=1000, key_value=500, key_potential=800)
STRATEGIC = Facts(participations=4, editions_since_last=0, value_minor=1200, relationship_quality=70)
PLAIN = Facts(participations=4, editions_since_last=0, value_minor=100, potential_minor=100)


def of(**facts):
    return Facts(participations=4, editions_since_last=0, **facts)


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
        (Facts(), "prospect"),
        (Facts(1, 0), "first_timer"),
        (Facts(3, 0, 0), "returning"),
        (Facts(3, 1), "lapsed"),
        (Facts(3, 3), "lost"),
        (Facts(3, 0, 1), "won_back"),
    ],
)
def test_lifecycle(facts, stage):
    assert judge(facts, LIMITS).lifecycle == stage


@pytest.mark.parametrize("facts", [Facts(value_minor=9999), Facts(5, 2, conduct_points=99)])
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
    assert [reason.code for reason in judgement.reasons] == ["override", "transactional"]


def test_the_reason_carries_the_figures():
    reason = judge(of(conduct_points=12), LIMITS).reasons[0]
    assert (reason.code, reason.params) == ("conduct", {"points": 12, "limit": 10})


def test_value_without_quality_is_said_to_be_so():
    assert [reason.code for reason in judge(of(value_minor=1200), LIMITS).reasons] == [
        "key_value",
        "quality_short",
    ]


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
    assert judge(PLAIN, LIMITS).coverage == pytest.approx(2 / 6)


def test_the_policy_sets_the_limits():
    assert class_of(of(conduct_points=3), policy=Policy(conduct_points=3)) == "risk"

from dataclasses import asdict, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classification.facts import FACT_NAMES, Facts
from classification.lifecycle import LIFECYCLES
from classification.policy import CLASSES, Policy
from classification.portfolio import NONE, judge_all
from classification.rules import RULES, Previous, judge


def maybe(values):
    return st.none() | values


money = maybe(st.sampled_from((-50, 0, 40, 45, 50, 90, 95, 100, 60_000)))
facts = st.builds(
    Facts,
    participations=st.integers(0, 3),
    editions_since_last=maybe(st.sampled_from((0, 0, 0, 1, 3))),
    gap_before_last=maybe(st.integers(0, 2)),
    value_minor=money,
    potential_minor=money,
    overdue_minor=money,
    overdue_days=maybe(st.sampled_from((0, 60, 61))),
    conduct_points=maybe(st.sampled_from((0, 9, 10))),
    negative_editions_running=maybe(st.integers(0, 3)),
    relationship_quality=maybe(st.sampled_from((0.0, 54.9, 55.0, 59.9, 60.0, 100.0))),
)
classes = st.none() | st.sampled_from(CLASSES)
rows = st.lists(st.tuples(facts, classes, classes, classes), min_size=1, max_size=25)
policies = st.builds(
    Policy,
    strategic_share=st.sampled_from((0.05, 0.2, 0.5)),
    key_share=st.sampled_from((0.5, 0.8)),
    margin=st.sampled_from((0.0, 0.1)),
)


def columns_of(portfolio):
    return {
        name: np.array([np.nan if getattr(row, name) is None else getattr(row, name) for row in portfolio])
        for name in FACT_NAMES
    }


def codes(names):
    return np.array([NONE if name is None else CLASSES.index(name) for name in names], dtype=np.int8)


def name(code):
    return None if code == NONE else CLASSES[code]


def row_of(result, i):
    needed = {fact: column[i] for fact, column in result.needed.items() if not np.isnan(column[i])}
    return (
        name(result.relationship_class[i]),
        LIFECYCLES[result.lifecycle[i]],
        RULES[result.rule[i]],
        name(result.candidate[i]),
        pytest.approx(result.coverage[i]),
        needed,
    )


def judged(row, limits, policy):
    found, before, candidate, override = row
    one = judge(found, limits, policy, Previous(before, candidate), override)
    needed = {step.fact: step.needed for step in one.next_up}
    return one.relationship_class, one.lifecycle, one.rule, one.candidate, one.coverage, needed


@settings(max_examples=300)
@given(rows, policies)
def test_the_portfolio_and_the_single_judgement_agree_row_by_row(portfolio, policy):
    found, before, candidate, override = zip(*portfolio, strict=True)
    result = judge_all(columns_of(found), policy, codes(before), codes(candidate), codes(override))
    for i, row in enumerate(portfolio):
        assert judged(row, result.limits, policy) == row_of(result, i)


@given(st.lists(facts, min_size=1, max_size=25))
def test_zero_or_negative_worth_is_never_in_a_top_share(portfolio):
    poor = [replace(row, value_minor=min(row.value_minor or 0, 0), potential_minor=0) for row in portfolio]
    result = judge_all(columns_of(poor), Policy(strategic_share=0.9, key_share=0.9))
    assert set(result.relationship_class) <= {NONE, CLASSES.index("risk"), CLASSES.index("transactional")}


@given(st.lists(facts, min_size=1, max_size=25))
def test_taking_all_steps_up_moves_up(portfolio):
    result = judge_all(columns_of(portfolio))
    for row in portfolio:
        one = judge(row, result.limits)
        if one.next_up:
            better = replace(row, **{step.fact: step.needed for step in one.next_up})
            assert CLASSES.index(judge(better, result.limits).relationship_class) > CLASSES.index(
                one.relationship_class
            )


def test_lapsed_exhibitors_do_not_shift_the_cutoffs():
    here, gone = Facts(2, 0, value_minor=10), Facts(2, 5, value_minor=1000)
    assert judge_all(columns_of([here, Facts(2, 0, value_minor=5), gone])).limits.key_value == 10


def test_a_portfolio_of_nobody_is_judged():
    assert len(judge_all({name: np.array([]) for name in FACT_NAMES}).rule) == 0


def test_a_column_that_is_no_fact_is_refused():
    with pytest.raises(ValueError, match="age_of_owner"):
        judge_all({"participations": np.array([1.0]), "age_of_owner": np.array([50.0])})


def test_missing_columns_are_unknown_for_all():
    result = judge_all({"participations": np.array([1.0])})
    assert (name(result.relationship_class[0]), result.coverage[0]) == ("transactional", 0)


def test_fact_names_are_the_columns():
    assert set(asdict(Facts())) == set(FACT_NAMES)

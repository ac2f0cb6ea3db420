from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classification.facts import FACT_NAMES
from classification.policy import CLASSES, STANDARD_RULES, Condition, Policy
from classification.portfolio import NONE, judge_all
from classification.rules import judge

money = st.sampled_from((None, -50, 0, 40, 45, 50, 90, 95, 100, 60_000))
facts = st.fixed_dictionaries(
    {
        "participations": st.integers(0, 3),
        "editions_since_last": st.sampled_from((None, 0, 0, 0, 1, 3)),
        "value_minor": money,
        "potential_minor": money,
        "overdue_minor": money,
        "overdue_days": st.sampled_from((None, 0, 60, 61)),
        "conduct_points": st.sampled_from((None, 0, 9, 10)),
        "negative_editions_running": st.sampled_from((None, 0, 1, 2, 3)),
        "relationship_quality": st.sampled_from((None, 0.0, 54.9, 55.0, 59.9, 60.0, 100.0)),
    }
)
portfolios = st.lists(facts, min_size=1, max_size=25)


def columns_of(portfolio):
    return {
        name: np.array([np.nan if row.get(name) is None else row[name] for row in portfolio])
        for name in FACT_NAMES
    }


def known(row):
    return {name: value for name, value in row.items() if value is not None}


@given(portfolios)
def test_zero_or_negative_worth_is_never_in_a_top_share(portfolio):
    poor = [row | {"value_minor": min(row["value_minor"] or 0, 0), "potential_minor": 0} for row in portfolio]
    wide = [replace(rule, conditions=tuple(map(_wider, rule.conditions))) for rule in STANDARD_RULES]
    result = judge_all(columns_of(poor), Policy(tuple(wide)))
    assert set(result.relationship_class) <= {NONE, CLASSES.index("risk"), CLASSES.index("transactional")}


def _wider(condition):
    return replace(condition, threshold=0.9) if condition.comparison == "top" else condition


@given(portfolios)
def test_taking_all_steps_up_moves_up(portfolio):
    result = judge_all(columns_of(portfolio))
    for row in map(known, portfolio):
        one = judge(row, result.limits)
        if one.next_up:
            better = judge(row | {step.fact: step.needed for step in one.next_up}, result.limits)
            assert CLASSES.index(better.relationship_class) > CLASSES.index(one.relationship_class)


@given(portfolios)
def test_a_row_is_judged_alone_as_among_all(portfolio):
    result = judge_all(columns_of(portfolio))
    alone = [judge(known(row), result.limits).relationship_class for row in portfolio]
    assert alone == [None if code == NONE else CLASSES[code] for code in result.relationship_class]


def test_lapsed_exhibitors_do_not_shift_the_cutoffs():
    here, gone = {"participations": 2, "value_minor": 10}, {"participations": 2, "value_minor": 1000}
    rows = [here, here | {"value_minor": 5}, gone | {"editions_since_last": 5}]
    assert judge_all(columns_of(rows)).limits.bar(Condition("value_minor", "top", 0.25)) == 10


def test_a_portfolio_of_nobody_is_judged():
    assert len(judge_all({name: np.array([]) for name in FACT_NAMES}).rule) == 0


def test_a_column_that_is_no_fact_is_refused():
    with pytest.raises(ValueError, match="age_of_owner"):
        judge_all({"participations": np.array([1.0]), "age_of_owner": np.array([50.0])})


def test_missing_columns_are_unknown_for_all():
    result = judge_all({"participations": np.array([1.0])})
    assert (result.relationship_class[0], result.coverage[0]) == (CLASSES.index("transactional"), 0)

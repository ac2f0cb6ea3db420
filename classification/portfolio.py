"""The classes of a portfolio: the policy's rules in order over columns, the first that fires wins.

Harm counts at once: risk rules are limits with patience of their own, so no earlier class delays them. A move
between the other classes waits: downward it takes a second assessment in a row that says so, or a fall beyond
the policy's margin.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classification.columns import Column, Ease, Table, fires
from classification.cutoffs import Cutoffs, cutoffs
from classification.lifecycle import LIFECYCLES, WITHOUT_CLASS, lifecycles
from classification.policy import CLASSES, Policy, Rule
from classification.upgrade import needed_up

NONE = -1
RISK = CLASSES.index("risk")
BESIDES = ("held", "override", *WITHOUT_CLASS)
"""What decides besides the policy's rules."""
Codes = NDArray[np.int8]

_LEAVES_NONE = np.array([stage in WITHOUT_CLASS for stage in LIFECYCLES])


@dataclass(frozen=True)
class Judgements:
    """One entry a row. Codes index `CLASSES`, `LIFECYCLES` and `rules`; `NONE` is no class.

    `needed` has a column for each fact in which a step up could lie: what it has to become, or `NaN`.
    """

    relationship_class: Codes
    lifecycle: Codes
    rule: Codes
    candidate: Codes
    coverage: Column
    needed: Mapping[str, Column]
    limits: Cutoffs
    rules: tuple[str, ...]


def rule_names(policy: Policy) -> tuple[str, ...]:
    """Everything that may decide a class under a policy, by the codes of `Judgements.rule`."""
    return (*(rule.name for rule in policy.rules), *BESIDES)


def judge_all(
    columns: Mapping[str, NDArray],
    policy: Policy = Policy(),
    previous_class: Codes | None = None,
    previous_candidate: Codes | None = None,
    override: Codes | None = None,
    limits: Cutoffs | None = None,
) -> Judgements:
    """Judge every row, with the cut-offs of those that can have a class.

    `columns` holds the facts by name, `NaN` for unknown; the next three hold codes of `CLASSES`, `NONE` for
    none (the default for all). `limits` are given where the rows are only a part of the portfolio.
    """
    table, names = Table.of(columns), rule_names(policy)
    lifecycle = lifecycles(table, policy)
    limits = portfolio_cutoffs(table, lifecycle, policy) if limits is None else limits
    fired = _fired(table, lifecycle, limits, policy, names)
    candidate, by_hand = _class_of(policy)[fired], _codes(override, table)
    before = _codes(previous_class, table), _codes(previous_candidate, table)
    settled = _settle(candidate, table, limits, policy, *before)
    final = np.where(by_hand == NONE, settled, by_hand)
    rule = np.where(settled != candidate, names.index("held"), fired)
    rule = np.where(by_hand == NONE, rule, names.index("override")).astype(np.int8)
    needed, coverage = needed_up(final, table, limits, policy), table.coverage(policy)
    return Judgements(final, lifecycle, rule, candidate, coverage, needed, limits, names)


def portfolio_cutoffs(table: Table, lifecycle: Codes, policy: Policy) -> Cutoffs:
    """The cut-offs of the exhibitors that can have a class; prospects, lapsed and lost are not counted."""
    current = ~_LEAVES_NONE[lifecycle]
    return cutoffs({fact: column[current] for fact, column in table.facts.items()}, policy)


def _class_of(policy: Policy) -> Codes:
    """The class by the code of what decides."""
    given = [CLASSES.index(rule.relationship_class) for rule in policy.rules]
    return np.array([*given, *(NONE for _ in BESIDES)], dtype=np.int8)


def _fired(
    table: Table, lifecycle: Codes, limits: Cutoffs, policy: Policy, names: tuple[str, ...]
) -> NDArray[np.int8]:
    """What decides each row: its lifecycle where that leaves no class, else the first rule that fires."""
    stages = np.array([names.index(one) if one in WITHOUT_CLASS else NONE for one in LIFECYCLES])
    found = [stages[lifecycle] != NONE, *(fires(table, rule, limits) for rule in policy.rules)]
    codes = [stages[lifecycle], *range(len(policy.rules))]
    return np.select(found, codes, len(policy.rules) - 1).astype(np.int8)


def _settle(
    candidate: Codes, table: Table, limits: Cutoffs, policy: Policy, before: Codes, before_candidate: Codes
) -> Codes:
    """The candidate, or the class before where the fall is small and new."""
    second_time = (before_candidate != NONE) & (before_candidate < before)
    waits = (candidate > RISK) & (before > candidate) & ~second_time
    if not waits.any():
        return candidate
    worth = [rule for rule in policy.rules if rule.relationship_class != "risk"]
    eased = _eased(table, worth, limits, Ease(policy.margin, policy.quality_margin))
    held = np.maximum(candidate, np.minimum(eased, before))
    return np.where(waits, held, candidate)


def _eased(table: Table, worth: list[Rule], limits: Cutoffs, ease: Ease) -> Codes:
    """The class of each row by what is forgiven."""
    found = [fires(table, rule, limits, ease) for rule in worth]
    codes = [CLASSES.index(rule.relationship_class) for rule in worth]
    return np.select(found, codes, NONE).astype(np.int8)


def _codes(codes: Codes | None, table: Table) -> Codes:
    return np.full(len(table), NONE, dtype=np.int8) if codes is None else np.asarray(codes, dtype=np.int8)

"""The whole portfolio at once: the rules of `classification.rules` over columns, row by row the same."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classification.columns import Column, Flags, Table, harms_of
from classification.cutoffs import Cutoffs, cutoffs
from classification.lifecycle import LIFECYCLES, WITHOUT_CLASS
from classification.policy import CLASSES, Policy
from classification.portfolio_upgrade import needed_up
from classification.rules import CLASS_OF_RULE, HARMS, RULES

NONE = -1
Codes = NDArray[np.int8]

_RULE = {rule: code for code, rule in enumerate(RULES)}
_CLASS_OF_RULE = np.array(
    [CLASSES.index(CLASS_OF_RULE[rule]) if rule in CLASS_OF_RULE else NONE for rule in RULES], dtype=np.int8
)
_RULE_OF_LIFECYCLE = np.array(
    [_RULE[stage] if stage in WITHOUT_CLASS else NONE for stage in LIFECYCLES], dtype=np.int8
)


@dataclass(frozen=True)
class Judgements:
    """One entry a row. Codes index `CLASSES`, `LIFECYCLES` and `RULES`; `NONE` is no class.

    `needed` has a column for each fact in which a step up could lie: what it has to become, or `NaN`.
    """

    relationship_class: Codes
    lifecycle: Codes
    rule: Codes
    candidate: Codes
    coverage: Column
    needed: Mapping[str, Column]
    limits: Cutoffs


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
    table = Table.of(columns)
    lifecycle = lifecycles(table, policy)
    limits = portfolio_cutoffs(table, lifecycle, policy) if limits is None else limits
    harms = harms_of(table, limits, policy)
    fired = _fired(table, lifecycle, harms, limits, policy)
    candidate, by_hand = _CLASS_OF_RULE[fired], _codes(override, table)
    before = _codes(previous_class, table), _codes(previous_candidate, table)
    settled = _settle(candidate, table, limits, policy, *before)
    final = np.where(by_hand == NONE, settled, by_hand)
    rule = np.where(settled != candidate, _RULE["held"], fired)
    rule = np.where(by_hand == NONE, rule, _RULE["override"]).astype(np.int8)
    needed = needed_up(final, table, harms, limits, policy)
    return Judgements(final, lifecycle, rule, candidate, table.coverage(), needed, limits)


def lifecycles(table: Table, policy: Policy) -> Codes:
    """Row by row `classification.lifecycle.lifecycle_of`."""
    since, count = table["editions_since_last"], table["participations"]
    stages = [
        (count <= 0) | np.isnan(count),
        since >= policy.lost_after,
        since >= policy.lapsed_after,
        table["gap_before_last"] >= policy.lapsed_after,
        count == 1,
    ]
    return np.select(stages, range(len(stages)), LIFECYCLES.index("returning")).astype(np.int8)


def portfolio_cutoffs(table: Table, lifecycle: Codes, policy: Policy) -> Cutoffs:
    """The cut-offs of the exhibitors that can have a class; prospects, lapsed and lost are not counted."""
    current = _RULE_OF_LIFECYCLE[lifecycle] == NONE
    return cutoffs(table["value_minor"][current], table["potential_minor"][current], policy)


def _fired(
    table: Table, lifecycle: Codes, harms: Mapping[str, Flags], limits: Cutoffs, policy: Policy
) -> Codes:
    """The rule of each row: its lifecycle where that leaves no class, else the first harm, else its worth."""
    without = _RULE_OF_LIFECYCLE[lifecycle]
    fires = [without != NONE, *(harms[harm] for harm in HARMS)]
    codes = [without, *(np.int8(_RULE[harm]) for harm in HARMS)]
    return np.select(fires, codes, _worth(table, limits, policy.strategic_quality)).astype(np.int8)


def _worth(table: Table, limits: Cutoffs, quality: float, margin: float = 0.0) -> Codes:
    rules = {
        "strategic": table.reaches("value_minor", limits.strategic_value, margin)
        & (table["relationship_quality"] >= quality),
        "key_value": table.reaches("value_minor", limits.key_value, margin),
        "key_potential": table.reaches("potential_minor", limits.key_potential, margin),
    }
    codes = [_RULE[rule] for rule in rules]
    return np.select(list(rules.values()), codes, _RULE["transactional"]).astype(np.int8)


def _settle(
    candidate: Codes,
    table: Table,
    limits: Cutoffs,
    policy: Policy,
    before: Codes,
    before_candidate: Codes,
) -> Codes:
    eased = _worth(table, limits, policy.strategic_quality - policy.quality_margin, policy.margin)
    second_time = (before_candidate != NONE) & (before_candidate < before)
    waits = (candidate > CLASSES.index("risk")) & (before != NONE) & ~second_time
    held = np.maximum(candidate, np.minimum(_CLASS_OF_RULE[eased], before))
    return np.where(waits, held, candidate)


def _codes(codes: Codes | None, table: Table) -> Codes:
    return np.full(len(table), NONE, dtype=np.int8) if codes is None else np.asarray(codes, dtype=np.int8)

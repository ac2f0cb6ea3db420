"""The smallest change that would move an exhibitor up one class.

Out of risk, each rule that fires has to be mended: the first of its conditions that can be, or all that are
met where any is enough. Upward, the rule of the next class that is nearest has to be met.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classification.columns import Column, Flags, Table, fires, meets
from classification.cutoffs import Cutoffs
from classification.facts import MEASURES
from classification.policy import CLASSES, Condition, Policy, Rule

Codes = NDArray[np.int8]


@dataclass(frozen=True)
class Step:
    """One fact that has to change, from what it is (`None`: unknown) to the least that is enough."""

    fact: str
    now: float | None
    needed: float


def needed_up(classes: Codes, table: Table, limits: Cutoffs, policy: Policy) -> dict[str, Column]:
    """For each fact of the rules what it has to become for the next class up, `NaN` where it need not change.

    All the changes of a row are needed together; none where there is no class above or nothing to do.
    """
    needed = {fact: np.full(len(table), np.nan) for fact in policy.facts}
    for code, word in enumerate(CLASSES[:-1]):
        rows = classes == code
        if not rows.any():
            continue
        if word == "risk":
            _mend(needed, rows, table, limits, policy)
        else:
            _climb(needed, rows, table, limits, policy.rules_above(word))
    return needed


def _mend(needed: dict[str, Column], rows: Flags, table: Table, limits: Cutoffs, policy: Policy) -> None:
    for rule in policy.rules:
        if rule.relationship_class != "risk":
            continue
        harmed = rows & fires(table, rule, limits)
        enough = [(one, at) for one in rule.conditions if (at := _mended(one, limits)) is not None]
        for condition, at in enough if rule.any_of else enough[:1]:
            needed[condition.fact][harmed & meets(table, condition, limits)] = at


def _mended(condition: Condition, limits: Cutoffs) -> float | None:
    """What a fact has to become so that a condition is met no more."""
    bar, step = limits.bar(condition), _step(condition)
    if bar is None or condition.comparison in ("above", "not_top"):
        return bar
    return bar + step if condition.comparison == "at_most" else bar - step


def _climb(needed: dict[str, Column], rows: Flags, table: Table, limits: Cutoffs, rules: list[Rule]) -> None:
    """Fill in the steps of the nearest rule; nothing where one is met already."""
    if not rules:
        return
    gaps = {rule: [_gap(table, condition, limits) for condition in rule.conditions] for rule in rules}
    distance = [(np.min if rule.any_of else np.sum)(gaps[rule], axis=0) for rule in rules]
    nearest, least = np.argmin(distance, axis=0), np.min(distance, axis=0)
    for place, rule in enumerate(rules):
        mine = rows & (nearest == place) & (least > 0) & np.isfinite(least)
        for number, condition in enumerate(rule.conditions):
            gap = gaps[rule][number]
            chosen = gap == least if rule.any_of else gap > 0
            needed[condition.fact][mine & chosen] = _enough(condition, limits)


def _enough(condition: Condition, limits: Cutoffs) -> float:
    """The least that meets a condition."""
    bar, step = limits.bar(condition), _step(condition)
    if bar is None:
        return np.nan
    shift = {"above": step, "not_top": -step}
    return bar + shift.get(condition.comparison, 0)


def _gap(table: Table, condition: Condition, limits: Cutoffs) -> Column:
    """What is missing as a share of what is needed; the unknown is as far as nothing at all."""
    enough = _enough(condition, limits)
    if np.isnan(enough):
        return np.where(meets(table, condition, limits), 0.0, np.inf)
    missing = np.abs(enough - np.nan_to_num(table[condition.fact])) / max(abs(enough), 1e-9)
    return np.where(meets(table, condition, limits), 0.0, np.fmax(missing, 1e-9))


def _step(condition: Condition) -> float:
    measure = MEASURES.get(condition.fact)
    return measure.step if measure else 0.0

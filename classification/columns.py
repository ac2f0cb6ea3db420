"""The facts of many exhibitors as columns, `NaN` for unknown, and which rows meet what."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classification.cutoffs import Cutoffs
from classification.facts import FACT_NAMES, MEASURES
from classification.policy import Condition, Policy, Rule

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """A column for every fact that is known of anybody, all of one length."""

    facts: Mapping[str, Column]
    size: int

    @classmethod
    def of(cls, columns: Mapping[str, NDArray]) -> "Table":
        """Columns by name of fact; a fact without one is unknown for all. Raises `ValueError` on others."""
        if strangers := sorted(set(columns) - set(FACT_NAMES)):
            raise ValueError(f"no such facts: {strangers}")
        size = len(columns["participations"])
        table = {name: np.asarray(column, dtype=np.float64) for name, column in columns.items()}
        if any(len(column) != size for column in table.values()):
            raise ValueError("the columns differ in length")
        return cls(table, size)

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, fact: str) -> Column:
        found = self.facts.get(fact)
        return np.full(self.size, np.nan) if found is None else found

    def coverage(self, policy: Policy) -> Column:
        """The share 0..1 of the facts behind the policy's rules that is known of each."""
        known = [~np.isnan(self[fact]) for fact in policy.facts]
        return np.sum(known, axis=0) / len(known) if known else np.ones(self.size)


@dataclass(frozen=True)
class Ease:
    """How far beyond a threshold still counts: a share of it, or points of facts of 0-100."""

    share: float = 0.0
    points: float = 0.0

    def moved(self, fact: str, bar: float, upward: bool) -> float:
        """The threshold moved up or down by what is forgiven."""
        distance = self.points if MEASURES[fact].kind == "points" else abs(bar) * self.share
        return bar + distance if upward else bar - distance


STRICT = Ease()


def meets(table: Table, condition: Condition, limits: Cutoffs, ease: Ease = STRICT) -> Flags:
    """Which rows meet a condition; the unknown meets nothing, but is in no top share.

    What is no fact any more meets nothing at all.
    """
    if condition.fact not in MEASURES:
        return np.zeros(len(table), dtype=np.bool_)
    values, bar, comparison = table[condition.fact], limits.bar(condition), condition.comparison
    upward = comparison in ("at_most", "not_top")
    if bar is None:
        return np.full(len(table), comparison == "not_top")
    at = ease.moved(condition.fact, bar, upward)
    if comparison == "not_top":
        return ~(values >= at)
    if comparison == "at_most":
        return values <= at
    return values > at if comparison == "above" and ease is STRICT else values >= at


def fires(table: Table, rule: Rule, limits: Cutoffs, ease: Ease = STRICT) -> Flags:
    """Which rows a rule fires for."""
    met = [meets(table, condition, limits, ease) for condition in rule.conditions]
    if not met:
        return np.ones(len(table), dtype=np.bool_)
    return np.logical_or.reduce(met) if rule.any_of else np.logical_and.reduce(met)

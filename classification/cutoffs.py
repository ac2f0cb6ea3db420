"""Where the top shares of the portfolio begin."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from classification.policy import RANKED, Condition, Policy


@dataclass(frozen=True)
class Cutoffs:
    """By fact and share ("value_minor:0.05") the smallest amount in that top share; `None`: nothing is."""

    amounts: Mapping[str, float | None] = field(default_factory=dict)

    def bar(self, condition: Condition) -> float | None:
        """The amount that a condition compares with; `None` where nobody is in the top share."""
        ranked = condition.comparison in RANKED
        return self.amounts.get(_key(condition)) if ranked else condition.threshold


def _key(condition: Condition) -> str:
    return f"{condition.fact}:{condition.threshold:g}"


def top_cutoff(amounts: NDArray[np.float64], share: float) -> float | None:
    """The smallest positive amount whose position lies in the top share; `NaN` amounts are unknown.

    Position is (how many are greater + half of how many are equal) / n, Hazen's plotting position: equal
    amounts stand or fall together, and where all are equal nobody stands out.
    """
    known = amounts[~np.isnan(amounts)]
    distinct, counts = np.unique(known, return_counts=True)
    greater = known.size - np.cumsum(counts)
    in_top = (greater + counts / 2 <= share * known.size) & (distinct > 0)
    return float(distinct[in_top][0]) if in_top.any() else None


def cutoffs(facts: Mapping[str, NDArray[np.float64]], policy: Policy) -> Cutoffs:
    """The cut-offs of every top share that the policy names, among the exhibitors whose facts these are."""
    ranked = {_key(one): one for one in policy.conditions if one.comparison in RANKED}
    return Cutoffs(
        {
            key: top_cutoff(facts[one.fact], one.threshold) if one.fact in facts else None
            for key, one in ranked.items()
        }
    )

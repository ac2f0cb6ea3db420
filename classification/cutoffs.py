"""Where the top shares of the portfolio begin, in money."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classification.policy import Policy


@dataclass(frozen=True)
class Cutoffs:
    """The smallest value or potential, in minor units, that lies in a top share; `None`: nothing does."""

    strategic_value: float | None = None
    key_value: float | None = None
    key_potential: float | None = None


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


def cutoffs(
    values: NDArray[np.float64], potentials: NDArray[np.float64], policy: Policy = Policy()
) -> Cutoffs:
    """The cut-offs of a portfolio, given what its current exhibitors are worth and could be worth."""
    return Cutoffs(
        strategic_value=top_cutoff(values, policy.strategic_share),
        key_value=top_cutoff(values, policy.key_share),
        key_potential=top_cutoff(potentials, policy.key_share),
    )


def reaches(amount: float | None, cutoff: float | None, margin: float = 0.0) -> bool:
    """Whether an amount is at least the cut-off less the margin; unknown reaches nothing."""
    return amount is not None and cutoff is not None and amount >= cutoff * (1 - margin)

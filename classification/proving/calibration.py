"""Whether chances are right: of those told a chance of 70 %, do 70 % stay?"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]
Z95 = 1.959964


@dataclass(frozen=True)
class Group:
    """Exhibitors with chances near each other: the mean chance told, the share that stayed, its Wilson
    interval.
    """

    exhibitors: int
    told: float
    stayed: float
    low: float
    high: float


def calibrated(chances: Column, stayed: Flags, groups: int = 10, least: int = 20) -> list[Group]:
    """Groups of about equal size by rising chance, at most `groups`, of at least `least` where there are as
    many.

    Equal chances are never parted.
    """
    if not len(chances):
        return []
    groups = max(min(groups, len(chances) // least), 1)
    edges = np.unique(np.quantile(chances, np.arange(1, groups) / groups, method="higher"))
    place = np.searchsorted(edges, chances, side="right")
    return [_group(chances[place == one], stayed[place == one]) for one in np.unique(place)]


def brier(chances: Column, stayed: Flags) -> float:
    """The mean squared distance of the chances told from what happened; 0 is perfect."""
    return float(np.mean((chances - stayed) ** 2))


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    middle = share + Z95**2 / (2 * count)
    width = Z95 * sqrt(share * (1 - share) / count + Z95**2 / (4 * count**2))
    scale = 1 + Z95**2 / count
    return max((middle - width) / scale, 0.0), min((middle + width) / scale, 1.0)


def _group(chances: Column, stayed: Flags) -> Group:
    share = float(stayed.mean())
    return Group(len(chances), float(chances.mean()), share, *wilson(share, len(chances)))

"""How well a score tells who stays from who leaves: area under the ROC curve with its interval, and lift.

Variances are DeLong's (DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44, 837-845), reckoned by midranks as
in Sun & Xu (2014, IEEE Signal Processing Letters 21, 1389-1393).
"""

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]
Z95 = 1.959964


@dataclass(frozen=True)
class Auc:
    """The chance that one who stayed scored above one who left, ties counting half; a 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Difference:
    """By how much one score's AUC is above another's on the same exhibitors; a 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def better(self) -> bool:
        """Whether the difference is above chance."""
        return self.low > 0


def auc(scores: Column, stayed: Flags) -> Auc | None:
    """The AUC; `None` where nobody stayed or nobody left. The interval is taken on the logit scale, so that
    it stays within 0..1."""
    if stayed.all() or not stayed.any():
        return None
    value, covariance = _delong([scores], stayed)
    return Auc(float(value[0]), *_on_logits(float(value[0]), sqrt(max(covariance[0][0], 0.0))))


def difference(scores: Column, others: Column, stayed: Flags) -> Difference | None:
    """The paired difference of two AUCs; `None` where nobody stayed or nobody left."""
    if stayed.all() or not stayed.any():
        return None
    values, covariance = _delong([scores, others], stayed)
    gap = float(values[0] - values[1])
    spread = covariance[0][0] + covariance[1][1] - 2 * covariance[0][1]
    error = Z95 * sqrt(max(float(spread), 0.0))
    return Difference(gap, gap - error, gap + error)


def lift(scores: Column, stayed: Flags, share: float = 0.10) -> float | None:
    """How many times the usual share of leavers is among those with the lowest scores; `None` if nobody left.

    Where the limit falls among equal scores, each of them counts by the part that still fits.
    """
    left = ~stayed
    if not left.any():
        return None
    room = max(share * len(scores), 1.0)
    levels, place = np.unique(scores, return_inverse=True)
    people, leavers = np.bincount(place), np.bincount(place, left, len(levels))
    before = np.cumsum(people) - people
    part = np.clip((room - before) / people, 0, 1)
    return float((part @ leavers) / room / left.mean())


def _delong(columns: list[Column], stayed: Flags) -> tuple[Column, Column]:
    """The AUCs and their covariance."""
    m, n = int(stayed.sum()), int((~stayed).sum())
    values, above, below = [], [], []
    for scores in columns:
        everywhere = _midranks(scores)
        among_stayed, among_left = _midranks(scores[stayed]), _midranks(scores[~stayed])
        above.append((everywhere[stayed] - among_stayed) / n)
        below.append(1 - (everywhere[~stayed] - among_left) / m)
        values.append(above[-1].mean())
    return np.array(values), _covariance(above) / m + _covariance(below) / n


def _covariance(rows: list[Column]) -> Column:
    table = np.array(rows)
    if table.shape[1] < 2:
        return np.zeros((len(rows), len(rows)))
    return np.atleast_2d(np.cov(table))


def _midranks(scores: Column) -> Column:
    """Ranks from 1; equal scores share the mean of theirs."""
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[place]


def _on_logits(value: float, error: float) -> tuple[float, float]:
    if not 0 < value < 1 or not error:
        return value, value
    logit, width = log(value / (1 - value)), Z95 * error / (value * (1 - value))
    return 1 / (1 + exp(width - logit)), 1 / (1 + exp(-width - logit))

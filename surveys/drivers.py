"""What drives satisfaction: the relative importance of items for the overall answer (LMG / Shapley).

An item's share is the gain in R2 that it brings, averaged over every order in which the items could enter the
regression (Lindeman, Merenda & Gold 1980; Gromping 2006). The shares add up to R2. The figures come from the
correlations alone, so patterns of answers with how often each occurs are all that is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import factorial

import numpy as np
from numpy.typing import NDArray

from surveys.resampling import Floats, correlations, resamples

MOST_ITEMS = 12
PER_ITEM = 10
CONFIDENCE = 0.90
COLLINEAR_FROM = 5.0
STRAIGHT_LINED_FROM = 0.25
SEED = 20


class Refusal(StrEnum):
    """Why there is no ranking."""

    NO_OVERALL = "no_overall"
    FEW_ITEMS = "few_items"
    MANY_ITEMS = "many_items"
    FEW_ANSWERS = "few_answers"
    NO_SPREAD = "no_spread"
    SAME_ITEMS = "same_items"


class Refused(ValueError):
    """The answers allow no ranking; `needed` complete answers would."""

    def __init__(self, reason: Refusal, n: int = 0, needed: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.n, self.needed = reason, n, needed


@dataclass(frozen=True)
class Driver:
    """One item: its share 0-1 of the explained spread with its interval, and what stands beside it.

    `beta` is the standardised regression coefficient, `correlation` that with the overall answer, `inflation`
    the variance inflation factor.
    """

    code: str
    share: float
    low: float
    high: float
    beta: float
    correlation: float
    inflation: float


@dataclass(frozen=True)
class Drivers:
    """Items by share, the largest first; `n` complete answers; `r2` 0-1; `close` items equal the first."""

    n: int
    r2: float
    items: tuple[Driver, ...]

    @property
    def close(self) -> int:
        """How many items cannot be told from the first: their intervals overlap with its interval."""
        return sum(one.high >= self.items[0].low for one in self.items)

    @property
    def collinear(self) -> list[Driver]:
        """The items that the others nearly say already."""
        return [one for one in self.items if one.inflation >= COLLINEAR_FROM]


def drivers(
    codes: Sequence[str], patterns: Floats, counts: NDArray[np.int64], base: int, seed: int = SEED
) -> Drivers:
    """The drivers from complete patterns (overall first, then the items in order) and how often each occurs.

    Raises `Refused` where a ranking would be noise.
    """
    n, needed = int(counts.sum()), max(base, PER_ITEM * len(codes))
    if len(codes) < 2:
        raise Refused(Refusal.FEW_ITEMS)
    if len(codes) > MOST_ITEMS:
        raise Refused(Refusal.MANY_ITEMS)
    if n < needed:
        raise Refused(Refusal.FEW_ANSWERS, n, needed)
    whole = correlations(patterns, counts[None, :])
    if np.isnan(whole).any():
        raise Refused(Refusal.NO_SPREAD, n)
    among = whole[0, 1:, 1:]
    if np.linalg.matrix_rank(among, tol=1e-8) < len(codes):
        raise Refused(Refusal.SAME_ITEMS, n)
    return _found(codes, n, whole, _resampled(patterns, counts, seed))


def _found(codes: Sequence[str], n: int, whole: Floats, resampled: Floats) -> Drivers:
    inverse = np.linalg.inv(whole[0, 1:, 1:])
    beta, gains = inverse @ whole[0, 1:, 0], importance(whole)[0]
    shares = gains / gains.sum()
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(resampled, [tail, 1 - tail], axis=0)
    items = [
        Driver(code, *map(float, figures))
        for code, *figures in zip(
            codes, shares, low, high, beta, whole[0, 1:, 0], np.diag(inverse), strict=True
        )
    ]
    return Drivers(n, float(gains.sum()), tuple(sorted(items, key=lambda one: -one.share)))


def importance(correlation: Floats) -> Floats:
    """The LMG gain in R2 of each item, for each correlation matrix (the overall answer first)."""
    items = correlation.shape[1] - 1
    explained = 1 - residuals(correlation)
    sets = np.arange(2**items)
    sizes = np.array([int(number).bit_count() for number in sets])
    weight = np.array(
        [factorial(size) * factorial(items - size - 1) / factorial(items) for size in range(items)]
    )
    gains = np.empty((len(correlation), items))
    for item in range(items):
        without = sets[(sets >> item) & 1 == 0]
        gain = explained[:, without | 1 << item] - explained[:, without]
        gains[:, item] = gain @ weight[sizes[without]]
    return gains


def residuals(correlation: Floats) -> Floats:
    """The overall answer's residual variance given every subset of items; bit i of the place is item i.

    Each step takes one item out of all matrices, once left out and once swept out (Schur complement), so all
    2^k regressions cost about as much as one step of elimination for each.
    """
    batch = len(correlation)
    order = [*range(correlation.shape[1] - 1, 0, -1), 0]
    left = correlation[:, None][:, :, order][:, :, :, order]
    while left.shape[-1] > 1:
        rest, column = left[..., 1:, 1:], left[..., 1:, 0]
        pivot = np.maximum(left[..., 0, 0], 1e-12)
        swept = rest - column[..., :, None] * column[..., None, :] / pivot[..., None, None]
        left = np.stack([rest, swept], axis=2).reshape(batch, -1, *rest.shape[-2:])
    return left[..., 0, 0]


def _resampled(patterns: Floats, counts: NDArray[np.int64], seed: int) -> Floats:
    """The shares in bootstrap samples; a sample in which a column has no spread is left out."""
    done = []
    for matrices in resamples(patterns, counts, seed):
        gains = importance(matrices[~np.isnan(matrices).any(axis=(1, 2))])
        done.append(gains / gains.sum(axis=1, keepdims=True))
    return np.concatenate(done)

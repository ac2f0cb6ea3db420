"""Whether two groups differ: the difference with its interval, a test, and how large it is.

Shares: Newcombe's (1998) interval from Wilson's, the pooled z test, Cohen's h. Means: Welch's t test and
interval, Hedges' g. Net promoter scores: the interval and z test of a difference of two means of +1, 0, -1,
and their standardised difference. Several tests together: Holm (1979) or Benjamini and Hochberg (1995).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import asin, isnan, sqrt
from statistics import NormalDist

import scipy

from surveys.tally import CONFIDENCE, wilson

SIGNIFICANT = 0.05
SMALL, MEDIUM, LARGE = 0.2, 0.5, 0.8


@dataclass(frozen=True)
class Moments:
    """What a mean's test needs: how many, their mean, their variance (n - 1)."""

    n: int
    mean: float
    variance: float


@dataclass(frozen=True)
class Difference:
    """The first less the second, its interval, the test's p, and the effect in standard deviations.

    `adjusted` is p corrected for all the tests that are read together.
    """

    value: float
    low: float
    high: float
    p: float
    effect: float
    adjusted: float | None = None

    @property
    def real(self) -> bool:
        """Whether chance alone hardly makes such a difference."""
        return (self.p if self.adjusted is None else self.adjusted) < SIGNIFICANT

    @property
    def size(self) -> str:
        """Cohen's word for the effect: "none", "small", "medium" or "large"."""
        steps = {"small": SMALL, "medium": MEDIUM, "large": LARGE}
        return next((word for word, least in reversed(steps.items()) if abs(self.effect) >= least), "none")


def moments(n: int, total: float, squares: float) -> Moments:
    """The moments from a count, a sum and a sum of squares."""
    mean = total / n if n else 0.0
    return Moments(n, mean, max(0.0, (squares - n * mean * mean) / (n - 1)) if n > 1 else 0.0)


def of_shares(first: tuple[int, int], second: tuple[int, int], confidence: float = CONFIDENCE) -> Difference:
    """The difference of two shares, each (hits, n) with n > 0."""
    (hits, n), (others, m) = first, second
    one, two = hits / n, others / m
    (low, high), (low2, high2) = wilson(hits, n, confidence), wilson(others, m, confidence)
    below = sqrt((one - low) ** 2 + (high2 - two) ** 2)
    above = sqrt((high - one) ** 2 + (two - low2) ** 2)
    pooled = (hits + others) / (n + m)
    error = sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    value = one - two
    effect = 2 * asin(sqrt(one)) - 2 * asin(sqrt(two))
    return Difference(value, value - below, value + above, _normal(value, error), effect)


def of_means(first: Moments, second: Moments, confidence: float = CONFIDENCE) -> Difference | None:
    """The difference of two means; `None` where a group has fewer than two answers or neither any spread."""
    if min(first.n, second.n) < 2 or first.variance + second.variance == 0:
        return None
    one, two = first.variance / first.n, second.variance / second.n
    error = sqrt(one + two)
    freedom = (one + two) ** 2 / (one**2 / (first.n - 1) + two**2 / (second.n - 1))
    value = first.mean - second.mean
    p = float(2 * scipy.special.stdtr(freedom, -abs(value) / error))
    half = float(scipy.special.stdtrit(freedom, (1 + confidence) / 2)) * error
    return Difference(value, value - half, value + half, p, _hedges(first, second))


def of_promoters(
    first: tuple[int, int, int], second: tuple[int, int, int], confidence: float = CONFIDENCE
) -> Difference | None:
    """The difference of two net promoter scores in points, each (promoters, detractors, n)."""
    found = of_means(_promoters(*first), _promoters(*second), confidence)
    if found is None or isnan(found.p):
        return None
    return replace(found, value=100 * found.value, low=100 * found.low, high=100 * found.high)


def holm(ps: Sequence[float]) -> list[float]:
    """Holm's step-down adjusted p values: the chance of one false alarm among all stays below each."""
    order = sorted(range(len(ps)), key=lambda one: ps[one])
    found, highest = [0.0] * len(ps), 0.0
    for step, place in enumerate(order):
        highest = max(highest, min(1.0, (len(ps) - step) * ps[place]))
        found[place] = highest
    return found


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """Step-up adjusted p values: the expected share of false alarms among those taken for real."""
    order = sorted(range(len(ps)), key=lambda one: -ps[one])
    found, lowest = [0.0] * len(ps), 1.0
    for step, place in enumerate(order):
        lowest = min(lowest, ps[place] * len(ps) / (len(ps) - step))
        found[place] = lowest
    return found


def corrected(found: Sequence[Difference | None]) -> list[Difference | None]:
    """The differences with Holm's correction over all of them."""
    adjusted = iter(holm([one.p for one in found if one]))
    return [replace(one, adjusted=next(adjusted)) if one else None for one in found]


def _promoters(promoters: int, detractors: int, n: int) -> Moments:
    return moments(n, promoters - detractors, promoters + detractors)


def _hedges(first: Moments, second: Moments) -> float:
    freedom = first.n + second.n - 2
    pooled = sqrt(((first.n - 1) * first.variance + (second.n - 1) * second.variance) / freedom)
    return (first.mean - second.mean) / pooled * (1 - 3 / (4 * freedom - 1))


def _normal(value: float, error: float) -> float:
    return 2 * NormalDist().cdf(-abs(value) / error) if error else 1.0

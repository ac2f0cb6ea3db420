"""Weights: how an exhibitor's 100 points are dealt over its goals."""

from collections.abc import Sequence
from math import isfinite

POINTS = 100


def shares(weights: Sequence[float]) -> list[float]:
    """Return the weights as shares that sum to 1, equal ones when none was given.

    Raises `ValueError` on a weight that is negative or no finite number. Each weight is taken against the
    largest first, so that weights near the limits of a float neither overflow nor vanish.
    """
    if any(weight < 0 or not isfinite(weight) for weight in weights):
        raise ValueError("a weight is a finite number from 0")
    largest = max(weights, default=0)
    scaled = [weight / largest for weight in weights] if largest > 0 else [1.0 for _ in weights]
    total = sum(scaled)
    return [weight / total for weight in scaled]


def left_over(weights: Sequence[int]) -> int:
    """Return the points still to be dealt: negative when more than 100 were, 0 when none was given at all."""
    return POINTS - sum(weights) if any(weights) else 0


def dealt(weights: Sequence[float], points: int = POINTS) -> list[int]:
    """Return whole points in proportion to the weights that sum to `points`, the largest remainders first."""
    parts = [share * points for share in shares(weights)]
    whole = [int(part) for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: (whole[place] - parts[place], place))
    for place in by_remainder[: points - sum(whole)]:
        whole[place] += 1
    return whole


def by_rank(ranks: Sequence[int | None], points: int = POINTS) -> list[int]:
    """Return points dealt by rank, 1 the most; equal ranks get alike, who has none comes last.

    Rank-sum weights (Stillwell, Seaver and Edwards 1981): of n the first counts n, the last 1.
    """
    last = max((rank or 0 for rank in ranks), default=0) + 1
    filled = [rank or last for rank in ranks]
    after = [sum((other > rank) + (other >= rank) for other in filled) for rank in filled]
    return dealt([twice + 1 for twice in after], points)

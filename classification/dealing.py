"""Dealing hours: each exhibitor between floor and cap, so that the same value stands behind each last hour.

The hours h maximise sum(weight * log h) for a sum of hours: a first hour is worth more than a tenth. For such
a problem the optimum has one price p with h = weight / p held between floor and cap (Karush, Kuhn, Tucker);
the sum falls as p rises, so p is found by halving.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
HALVINGS = 200
NEED_OF_ALERT = 1.5
"""How much more whoever may leave weighs."""


@dataclass(frozen=True)
class Dealt:
    """Hours of each exhibitor, the value behind the last hour, and hours that were missing or left over."""

    hours: Column
    price: float
    short: float = 0.0
    left: float = 0.0


def deal(total: float, weights: Column, floors: Column, caps: Column) -> Dealt:
    """Deal `total` hours. Too few for the floors: each gets the same share of its own; too many: the caps."""
    caps = np.maximum(caps, floors)
    if total <= floors.sum():
        share = total / floors.sum() if floors.sum() else 0.0
        return Dealt(floors * share, 0.0, short=float(floors.sum() - total))
    if total >= caps.sum():
        return Dealt(caps, 0.0, left=float(total - caps.sum()))
    weights = np.maximum(weights, 1.0)
    low, high = 1e-12, float((weights / np.maximum(floors, 1e-9)).max()) + 1.0
    for _ in range(HALVINGS):
        middle = (low * high) ** 0.5
        if np.clip(weights / middle, floors, caps).sum() > total:
            low = middle
        else:
            high = middle
    return Dealt(np.clip(weights / high, floors, caps), high)

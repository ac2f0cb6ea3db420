"""Who serves whom: the assignment of greatest value within everybody's hours.

A generalised assignment problem: its linear relaxation (HiGHS, through SciPy) leaves at most one exhibitor in
parts for each person, and gives the bound that the result is measured against; what was left in parts is then
decided as whole numbers.
"""

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

NOBODY = -1
WHOLE = 1 - 1e-6
SECONDS = 4.0
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Solution:
    """`chosen`: each exhibitor's person by place, NOBODY where no hours are left; `quality`: the value
    reached of the greatest there can be, 0-1."""

    chosen: NDArray[np.int64]
    quality: float


def assign(values: Values, hours: Values, capacity: Values) -> Solution:
    """Return the assignment for exhibitors (rows of `values`, `hours` each) to people (columns, `capacity`).

    Values are at least 0; one that is not a number rules the pair out.
    """
    exhibitors, people = values.shape
    if not exhibitors or not people:
        return Solution(np.full(exhibitors, NOBODY), 1.0)
    possible = np.isfinite(values) & (hours[:, None] <= capacity[None, :])
    worth = np.where(possible, np.nan_to_num(values), 0.0)
    parts, bound = _relaxed(worth, possible, hours, capacity)
    chosen = np.where(parts.max(axis=1) >= WHOLE, parts.argmax(axis=1), NOBODY)
    left = capacity - np.bincount(chosen[chosen >= 0], hours[chosen >= 0], people)
    _decide(chosen, worth, possible, hours, left)
    given = chosen >= 0
    reached = worth[np.flatnonzero(given), chosen[given]].sum()
    return Solution(chosen, float(min(1.0, reached / bound)) if bound > 0 else 1.0)


def _limits(hours: Values, people: int) -> Any:
    """The constraints' left sides: each exhibitor once, and the hours of each person."""
    from scipy.sparse import csr_array, eye_array, kron, vstack

    each = kron(eye_array(len(hours)), np.ones((1, people)))
    spent = kron(hours[None, :], eye_array(people))
    return csr_array(vstack([each, spent]))


def _relaxed(worth: Values, possible: Any, hours: Values, capacity: Values) -> tuple[Values, float]:
    from scipy.optimize import linprog

    matrix = _limits(hours, len(capacity))
    most = np.concatenate([np.ones(len(hours)), np.minimum(capacity, hours.sum())])
    bounds = np.column_stack([np.zeros(worth.size), possible.ravel().astype(float)])
    found = linprog(-worth.ravel(), A_ub=matrix, b_ub=most, bounds=bounds, method="highs")
    return np.asarray(found.x).reshape(worth.shape), -float(found.fun)


def _decide(chosen: NDArray[np.int64], worth: Values, possible: Any, hours: Values, left: Values) -> None:
    """Give those who are left whole to somebody, within the hours that are left."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    rest = np.flatnonzero(chosen == NOBODY)
    if not len(rest):
        return
    fits = possible[rest] & (hours[rest, None] <= left[None, :] + 1e-9)
    matrix = _limits(hours[rest], len(left))
    most = cast(Any, np.concatenate([np.ones(len(rest)), np.maximum(left, 0)]))
    most_of_each = cast(Any, fits.ravel().astype(float))
    found = milp(
        -worth[rest].ravel(),
        constraints=LinearConstraint(matrix, -np.inf, most),
        bounds=Bounds(0, most_of_each),
        integrality=np.ones(fits.size),
        options={"time_limit": SECONDS, "mip_rel_gap": 1e-3},
    )
    if found.x is not None:
        whole = np.asarray(found.x).reshape(fits.shape)
        chosen[rest] = np.where(whole.max(axis=1) > 0.5, whole.argmax(axis=1), NOBODY)

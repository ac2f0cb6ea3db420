"""Who serves whom: the assignment of greatest value within everybody's hours.

A generalised assignment problem. Its linear relaxation (HiGHS, through SciPy) is solved by column generation:
begun with the few best people of each exhibitor, then with those whom the prices of hours ask for, until
nobody else would be worth more. It leaves at most one exhibitor in parts for each person; what was left in
parts is then decided as whole numbers. The prices give the bound that the result is measured against.
"""

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

NOBODY = -1
WHOLE = 1 - 1e-6
SECONDS = 4.0
FEW, MORE, ROUNDS = 6, 4, 40
"""How many people an exhibitor begins with, how many a round adds for it at most, and how many rounds."""
LEAST = 1e-7
"""What somebody has to be worth more than the prices say, against the greatest value, to be added."""
Values = NDArray[np.float64]
Pairs = NDArray[np.bool_]


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
    people = values.shape[1]
    possible = np.isfinite(values) & (hours[:, None] <= capacity[None, :])
    if not possible.any():
        return Solution(np.full(len(values), NOBODY), 1.0)
    worth = np.where(possible, np.nan_to_num(values), 0.0)
    parts, bound = _relaxed(worth, possible, hours, capacity)
    chosen = np.where(parts.max(axis=1) >= WHOLE, parts.argmax(axis=1), NOBODY)
    left = capacity - np.bincount(chosen[chosen >= 0], hours[chosen >= 0], people)
    _decide(chosen, worth, possible, hours, left)
    given = chosen >= 0
    reached = worth[np.flatnonzero(given), chosen[given]].sum()
    return Solution(chosen, float(min(1.0, reached / bound)) if bound > 0 else 1.0)


def _limits(pairs: Pairs, hours: Values) -> Any:
    """The constraints' left sides, a column a pair: each exhibitor once, and the hours of each person."""
    from scipy.sparse import csc_array

    one, person = np.nonzero(pairs)
    rows = np.column_stack([one, len(hours) + person]).ravel()
    spent = np.column_stack([np.ones(len(one)), hours[one]]).ravel()
    shape = len(hours) + pairs.shape[1], len(one)
    return csc_array((spent, rows, np.arange(0, 2 * len(one) + 1, 2)), shape=shape)


def _relaxed(worth: Values, possible: Pairs, hours: Values, capacity: Values) -> tuple[Values, float]:
    """Return the parts of each pair, and the greatest value that there can be."""
    spread = np.add.outer(np.arange(len(worth)) * 7919, np.arange(len(capacity)) * 104729) % 997
    pairs = _best(np.where(possible, worth + spread * LEAST, -np.inf), FEW)
    least = LEAST * max(float(worth.max()), 1.0)
    for _ in range(ROUNDS):
        parts, owed, prices = _priced(worth, pairs, hours, capacity)
        more = np.where(possible, worth - hours[:, None] * prices, -np.inf)
        wanted = _best(np.where(~pairs & (more > owed[:, None] + least), more, -np.inf), MORE)
        if not wanted.any():
            break
        pairs |= wanted
    bound = np.maximum(more.max(axis=1), 0).sum() + (prices * capacity).sum()
    return parts, float(bound)


def _best(values: Values, most: int) -> Pairs:
    """Return the greatest few of each row, without what rules itself out."""
    if values.shape[1] > most:
        edge = np.partition(values, -most, axis=1)[:, -most]
        values = np.where(values >= edge[:, None], values, -np.inf)
    return np.isfinite(values)


def _priced(worth: Values, pairs: Pairs, hours: Values, capacity: Values) -> tuple[Values, Values, Values]:
    """Return the parts, what each exhibitor adds to the value, and the price of an hour of each person."""
    from scipy.optimize import linprog

    most = np.concatenate([np.ones(len(hours)), np.minimum(capacity, hours.sum())])
    found = linprog(-worth[pairs], A_ub=_limits(pairs, hours), b_ub=most, bounds=(0, None), method="highs")
    parts = np.zeros(worth.shape)
    parts[pairs] = found.x
    prices = np.maximum(-np.asarray(found.ineqlin.marginals), 0)
    return parts, prices[: len(hours)], prices[len(hours) :]


def _decide(chosen: NDArray[np.int64], worth: Values, possible: Pairs, hours: Values, left: Values) -> None:
    """Give those who are left whole to somebody, within the hours that are left."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    rest = np.flatnonzero(chosen == NOBODY)
    fits = possible[rest] & (hours[rest, None] <= left[None, :] + 1e-9)
    if not fits.any():
        return
    most = cast(Any, np.concatenate([np.ones(len(rest)), np.maximum(left, 0)]))
    found = milp(
        -worth[rest][fits],
        constraints=LinearConstraint(_limits(fits, hours[rest]), -np.inf, most),
        bounds=Bounds(0, 1),
        integrality=np.ones(int(fits.sum())),
        options={"time_limit": SECONDS, "mip_rel_gap": 1e-3},
    )
    if found.x is not None:
        whole = np.zeros(fits.shape)
        whole[fits] = found.x
        chosen[rest] = np.where(whole.max(axis=1) > 0.5, whole.argmax(axis=1), NOBODY)

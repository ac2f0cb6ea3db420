"""Who answered when last asked, from invitations as columns."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Column = NDArray[np.float64]
Flags = NDArray[np.bool_]


def turns(survey_ids: Column, order: Sequence[int]) -> Whole:
    """The place of each invitation's survey among `order`, from 1; 0 for surveys that are not in it."""
    by_id = np.argsort(order)
    known = np.array(order, dtype=np.int64)[by_id]
    place = np.searchsorted(known, survey_ids).clip(max=max(len(known) - 1, 0))
    if not len(known):
        return np.zeros(len(survey_ids), dtype=np.int64)
    return np.where(known[place] == survey_ids, by_id[place] + 1, 0)


def heard(who: Whole, turn: Whole, answered: Flags, closed: Flags, size: int) -> Column:
    """Of each exhibitor: 1 where anybody answered the last survey it was asked, 0 where that closed without,
    `NaN` while it is open or where none was sent. `closed` says it by turn."""
    last = np.zeros(size, dtype=np.int64)
    np.maximum.at(last, who, turn)
    of_last = answered & (turn == last[who]) & (turn > 0)
    replied = np.bincount(who[of_last], minlength=size) > 0
    return np.where(replied, 1.0, np.where(closed[last], 0.0, np.nan))


def share(who: Whole, turn: Whole, answered: Flags, closed: Flags, size: int) -> Column:
    """Of each exhibitor: the share 0-1 of the surveys it was asked that anybody there answered, among those
    that have closed or were answered; `NaN` where there are none."""
    asked = (turn > 0) & (answered | closed[turn])
    width = len(closed)
    keys = np.unique(who[asked] * width + turn[asked])
    replied = np.unique((who * width + turn)[asked & answered])
    counts = np.bincount(keys // width, minlength=size)
    given = np.bincount(replied // width, minlength=size)
    return np.divide(given, counts, out=np.full(size, np.nan), where=counts > 0)

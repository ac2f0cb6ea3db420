"""Companies that belong together: what a family is worth, and who shares a stand with whom."""

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Column = NDArray[np.float64]


def heads(ids: Whole, parents: Column) -> Whole:
    """The place of the company at the head of each one's family; `parents` is `NaN` for who has none."""
    here = np.arange(len(ids))
    parted = np.isin(parents, ids)
    above = np.where(parted, np.searchsorted(ids, np.where(parted, parents, 0)), here)
    for _ in range(8):
        above = above[above]
    return above


def worth(values: Column, head: Whole) -> Column:
    """The sum of what is known of a family's values; `NaN` where nothing is known of any of it."""
    known = ~np.isnan(values)
    sums = np.bincount(head, np.where(known, values, 0), len(values))
    counts = np.bincount(head, known, len(values))
    return np.where(counts[head] > 0, sums[head], np.nan)

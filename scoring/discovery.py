"""Who is called clearly different, so that few of those who are called so are not."""

import numpy as np
from numpy.typing import NDArray

from scoring.ratings import Column

FALSE_SHARE = 0.10


def discoveries(chances: Column, share: float = FALSE_SHARE) -> NDArray[np.bool_]:
    """Return for which of the tests the finding stands, at most `share` of the findings being false.

    `chances` are the p-values. Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57,
    289-300: the largest k whose k-th smallest p-value is at most k share / n, and all that are smaller.
    """
    order = np.sort(chances)
    within = order <= share * np.arange(1, len(order) + 1) / max(len(order), 1)
    return chances <= (order[within].max() if within.any() else -1.0)

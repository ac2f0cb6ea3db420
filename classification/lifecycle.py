"""Where an exhibitor stands in its life with a show, apart from its class."""

import numpy as np
from numpy.typing import NDArray

from classification.columns import Table
from classification.policy import Policy

LIFECYCLES = ("prospect", "lost", "lapsed", "won_back", "first_timer", "returning")
WITHOUT_CLASS = LIFECYCLES[:3]


def lifecycles(table: Table, policy: Policy) -> NDArray[np.int8]:
    """Row by row the code of `LIFECYCLES`; won back is who returned after missing enough to have lapsed."""
    since, count = table["editions_since_last"], table["participations"]
    stages = [
        (count <= 0) | np.isnan(count),
        since >= policy.lost_after,
        since >= policy.lapsed_after,
        table["gap_before_last"] >= policy.lapsed_after,
        count == 1,
    ]
    return np.select(stages, range(len(stages)), LIFECYCLES.index("returning")).astype(np.int8)

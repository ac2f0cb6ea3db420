"""How much people really differ, once the luck of few exhibitors is taken off."""

import numpy as np
import scipy

from scoring.ratings import Column


def between_variance(means: Column, noise: Column) -> float:
    """Paule and Mandel's (1982) estimator: the variance at which the weighted spread of the means is as wide
    as chance lets it be, sum((mean - centre)^2 / (between + noise)) = people - 1; 0 where it is narrower.

    `noise` is the variance of each mean around its person. One person alone does not differ from anybody.
    """
    freedom = len(means) - 1
    if freedom < 1 or np.ptp(means) == 0:
        return 0.0
    if not noise.all():
        return float(np.var(means, ddof=1))
    if _spread(0.0, means, noise) <= freedom:
        return 0.0
    widest = float(np.ptp(means)) ** 2 * len(means)
    found = scipy.optimize.root_scalar(
        lambda between: _spread(between, means, noise) - freedom, bracket=(0.0, widest)
    )
    return float(found.root)


def _spread(between: float, means: Column, noise: Column) -> float:
    precision = 1 / (between + noise)
    centre = np.average(means, weights=precision)
    return float(precision @ (means - centre) ** 2)

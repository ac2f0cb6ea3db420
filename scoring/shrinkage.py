"""Everybody's own mean drawn towards the overall mean, as far as few exhibitors and luck demand.

The standard error is that of the posterior with the parts that the estimated overall mean and the estimated
variance between people add, the latter both for this person's distance and on average (Morris 1983, JASA 78,
47-55; Prasad & Rao 1990, JASA 85, 163-171).
"""

from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from scoring.adjustment import Adjusted
from scoring.discovery import discoveries
from scoring.ratings import Column
from scoring.variance import Components

TINY = 1e-9


@dataclass(frozen=True)
class Shrunk:
    """Per person: the empirical-Bayes mean, its standard error, and w, 0-1; `centre` is the overall mean."""

    centre: float
    score: Column
    error: Column
    reliability: Column

    def clear(self, scored: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return who of those with a score may be told from the overall mean."""
        away = np.abs(self.score - self.centre)
        steps = np.divide(away, self.error, out=np.where(away > TINY, np.inf, 0.0), where=self.error > 0)
        found = np.zeros(len(away), dtype=np.bool_)
        found[scored] = discoveries(2 * scipy.special.ndtr(-steps[scored]))
        return found


def shrink(adjusted: Adjusted, variances: Components) -> Shrunk:
    """Return everybody's score."""
    reliability = _reliability(adjusted.weight, variances)
    pull, spread = 1 - reliability, variances.between + adjusted.noise
    if not spread.all():
        centre = float(adjusted.mean.mean())
        return Shrunk(centre, centre + reliability * (adjusted.mean - centre), 0 * spread, reliability)
    precision = 1 / spread
    centre = float(np.average(adjusted.mean, weights=precision))
    away = adjusted.mean - centre
    unknown = 2 / float(precision @ precision)
    unsure = variances.between + 1 / precision.sum() + unknown * precision * (1 + precision * away**2)
    error = np.sqrt(reliability**2 * adjusted.noise + pull**2 * unsure)
    return Shrunk(centre, centre + reliability * away, error, reliability)


def _reliability(weight: Column, variances: Components) -> Column:
    own = weight * variances.between
    total = own + variances.within
    return np.divide(own, total, out=np.zeros_like(own), where=total > 0)

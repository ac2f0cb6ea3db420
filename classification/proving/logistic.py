"""Logistic regression with ridge on facts that may be unknown: reweighted least squares in NumPy."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]
RIDGE = 1.0
ROUNDS, CLOSE = 50, 1e-9
OUTLYING = 4.0
KNOWN, ENOUGH = "known:", 20


@dataclass(frozen=True)
class Feature:
    """One column: the fact (with `KNOWN` before it: whether it is known at all), its mean, spread and weight.

    The weight is the change of the log odds by one spread.
    """

    name: str
    mean: float
    spread: float
    weight: float = 0.0


@dataclass(frozen=True)
class Fit:
    """What was fitted, and on how many."""

    base: float
    features: tuple[Feature, ...]
    exhibitors: int

    def chances(self, facts: Mapping[str, Column]) -> Column:
        """The chance to stay of each row; an unknown fact counts as the mean of those it was fitted on."""
        design = _design(self.features, facts)
        weights = np.array([feature.weight for feature in self.features])
        return _chances(self.base + design @ weights)


def fit(facts: Mapping[str, Column], stayed: Flags, ridge: float = RIDGE) -> Fit | None:
    """The ridge estimate; `None` with fewer than `ENOUGH` who stayed or who left.

    Columns are brought to mean 0 and spread 1, so that one ridge suits all; those far out are drawn in to
    `OUTLYING` spreads. The intercept is not penalised. Columns that do not vary say nothing and are left out.
    """
    if min(int(stayed.sum()), int((~stayed).sum())) < ENOUGH:
        return None
    features = _features(facts)
    design = np.column_stack([np.ones(len(stayed)), _design(features, facts)])
    weights = _climb(design, stayed.astype(np.float64), ridge)
    weighted = zip(features, weights[1:], strict=True)
    named = tuple(Feature(one.name, one.mean, one.spread, float(weight)) for one, weight in weighted)
    return Fit(float(weights[0]), named, len(stayed))


def _features(facts: Mapping[str, Column]) -> list[Feature]:
    found = []
    for name, column in facts.items():
        known = ~np.isnan(column)
        for key, values in ((name, column[known]), (KNOWN + name, known.astype(np.float64))):
            spread = float(values.std()) if values.size else 0.0
            if spread > 1e-9:
                found.append(Feature(key, float(values.mean()), spread))
    return found


def _design(features: tuple[Feature, ...] | list[Feature], facts: Mapping[str, Column]) -> Column:
    columns = [_standard(one, facts) for one in features]
    return np.column_stack(columns) if columns else np.zeros((len(next(iter(facts.values()))), 0))


def _standard(feature: Feature, facts: Mapping[str, Column]) -> Column:
    if feature.name.startswith(KNOWN):
        values = (~np.isnan(facts[feature.name.removeprefix(KNOWN)])).astype(np.float64)
    else:
        values = facts[feature.name]
    return np.nan_to_num((values - feature.mean) / feature.spread).clip(-OUTLYING, OUTLYING)


def _climb(design: Column, stayed: Column, ridge: float) -> Column:
    penalty = np.full(design.shape[1], ridge)
    penalty[0] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        chances = _chances(design @ weights)
        slope = design.T @ (stayed - chances) - penalty * weights
        bend = (design * (chances * (1 - chances))[:, None]).T @ design + np.diag(penalty + 1e-12)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < CLOSE:
            break
    return weights


def _chances(log_odds: Column) -> Column:
    return 1 / (1 + np.exp(-log_odds.clip(-30, 30)))

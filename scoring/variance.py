"""How much people, exhibitors and chance really differ: variance components by REML.

Restricted maximum likelihood (Patterson & Thompson 1971, Biometrika 58, 545-554), the overall level, the mix
and the variance of chance profiled out, people and exhibitors as crossed random effects. For given exhibitors
the eigenvalues of the people's sums make each try a matter of their number (as Kang and others 2008, Genetics
178, 1709-1723), so that a thousand people take seconds. An estimate that would be negative is zero.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy

from scoring.crossing import Crossed, Sums
from scoring.ratings import Column

WIDEST_PEOPLE, WIDEST_EXHIBITORS = 1 - 1e-9, 0.99
FINE, COARSE = 1e-10, 1e-4
LEAST = 1e-300


@dataclass(frozen=True)
class Components:
    """Variances: of people's true means, of exhibitors to everybody alike, and of chance in one rating."""

    between: float
    exhibitors: float
    chance: float

    @property
    def within(self) -> float:
        """The variance of one exhibitor's rating around the person's true mean."""
        return self.exhibitors + self.chance


class Criterion:
    """Minus twice the restricted log-likelihood, up to a constant, at one spread of exhibitors."""

    def __init__(self, sums: Sums, rows: int) -> None:
        self.roots, vectors = _eigen(sums.people)
        self.cross, self.inner, self.log_det = vectors.T @ sums.cross, sums.inner, sums.log_det
        self.freedom = rows - (len(sums.inner) - 1)

    def at(self, spread: float) -> tuple[float, float]:
        """Return the criterion and the variance of chance where people vary `spread` times as much as it."""
        held = (spread / (1 + spread * self.roots))[:, None] * self.cross
        inner = self.inner - self.cross.T @ held
        fixed, right = inner[:-1, :-1], inner[:-1, -1]
        left = max(float(inner[-1, -1] - right @ np.linalg.solve(fixed, right)), LEAST)
        size = self.log_det + np.log1p(spread * self.roots).sum() + np.linalg.slogdet(fixed)[1]
        return float(size + self.freedom * np.log(left)), left / self.freedom

    def best(self) -> tuple[float, float]:
        """Return the least criterion and the people's part, 0-1, that gives it. One alone does not differ."""
        if len(self.roots) < 2:
            return self.at(0.0)[0], 0.0
        return _least(lambda part: self.at(_spread(part))[0], WIDEST_PEOPLE, FINE)


def components(crossed: Crossed) -> Components:
    """Return the variances. Exhibitors are told apart from chance only where some rated several people."""
    part = 0.0
    if crossed.shared:
        part = _least(lambda tried: _criterion(crossed, tried).best()[0], WIDEST_EXHIBITORS, COARSE)[1]
    criterion = _criterion(crossed, part)
    people = _spread(criterion.best()[1])
    chance = criterion.at(people)[1]
    return Components(people * chance, _spread(part) * chance, chance)


def _criterion(crossed: Crossed, part: float) -> Criterion:
    return Criterion(crossed.at(_spread(part)), crossed.rows)


def _spread(part: float) -> float:
    """A variance in multiples of another, from its part in the sum of both."""
    return part / (1 - part)


def _least(criterion: Callable[[float], float], widest: float, accuracy: float) -> tuple[float, float]:
    """Return the least value and where it is, from 0 to `widest`."""
    found = scipy.optimize.minimize_scalar(
        criterion, bounds=(0.0, widest), method="bounded", options={"xatol": accuracy}
    )
    return min((float(found.fun), float(found.x)), (criterion(0.0), 0.0))


def _eigen(people: Column) -> tuple[Column, Column]:
    diagonal = np.diagonal(people)
    if np.array_equal(people, np.diag(diagonal)):
        return diagonal, np.eye(len(people))
    roots, vectors = np.linalg.eigh(people)
    return roots.clip(0), vectors

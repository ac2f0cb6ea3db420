"""How much people, exhibitors and chance really differ: variance components by REML.

Restricted maximum likelihood (Patterson & Thompson 1971, Biometrika 58, 545-554), the overall level, the mix
and the variance of chance profiled out, people and exhibitors as crossed random effects. At last, for the
exhibitors found, the eigenvalues of the people's sums give the people's variance exactly (as Kang and others
2008, Genetics 178, 1709-1723). An estimate that would be negative is zero.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy

from scoring.crossing import Crossed, Sums
from scoring.ratings import Column

WIDEST_PEOPLE, WIDEST_EXHIBITORS = 1 - 1e-9, 0.99
FINE = 1e-10
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
        self.rows = rows

    def at(self, spread: float) -> tuple[float, float]:
        """Return the criterion and the variance of chance where people vary `spread` times as much as it."""
        held = (spread / (1 + spread * self.roots))[:, None] * self.cross
        size = self.log_det + np.log1p(spread * self.roots).sum()
        return _least_left(self.inner - self.cross.T @ held, float(size), self.rows)

    def best(self) -> tuple[float, float]:
        """Return the least criterion and the people's part, 0-1, that gives it. One alone does not differ."""
        if len(self.roots) < 2:
            return self.at(0.0)[0], 0.0
        return _least(lambda part: self.at(_spread(part))[0], WIDEST_PEOPLE)


def components(crossed: Crossed) -> Components:
    """Return the variances. Exhibitors are told apart from chance only where some rated several people."""
    part = _part_of_exhibitors(crossed) if crossed.shared else 0.0
    criterion = Criterion(crossed.at(_spread(part)), crossed.rows)
    people = _spread(criterion.best()[1])
    chance = criterion.at(people)[1]
    return Components(people * chance, _spread(part) * chance, chance)


def _part_of_exhibitors(crossed: Crossed) -> float:
    """Both parts are sought at once: a triangle for each try is a thirtieth of the work of eigenvalues."""
    widest = WIDEST_PEOPLE if crossed.members > 1 else 0.0
    found = scipy.optimize.minimize(
        lambda parts: _at(crossed, *map(_spread, parts)),
        (min(0.1, widest), 0.1),
        method="L-BFGS-B",
        bounds=((0.0, widest), (0.0, WIDEST_EXHIBITORS)),
        options={"ftol": 1e-13, "gtol": 1e-6},
    )
    return float(found.x[1])


def _at(crossed: Crossed, people: float, exhibitors: float) -> float:
    """The criterion where people and exhibitors vary so many times as much as chance."""
    sums = crossed.at(exhibitors)
    root = np.linalg.cholesky(np.eye(crossed.members) + people * sums.people)
    held = scipy.linalg.solve_triangular(root, sums.cross, lower=True)
    return _least_left(
        sums.inner - people * held.T @ held, sums.log_det + 2 * np.log(np.diagonal(root)).sum(), crossed.rows
    )[0]


def _least_left(inner: Column, size: float, rows: int) -> tuple[float, float]:
    """The criterion and the variance of chance, from the sums of squares with people's effects absorbed."""
    fixed, right, freedom = inner[:-1, :-1], inner[:-1, -1], rows - len(inner) + 1
    left = max(float(inner[-1, -1] - right @ np.linalg.solve(fixed, right)), LEAST)
    return float(size + np.linalg.slogdet(fixed)[1] + freedom * np.log(left)), left / freedom


def _spread(part: float) -> float:
    """A variance in multiples of another, from its part in the sum of both."""
    return part / (1 - part)


def _least(criterion: Callable[[float], float], widest: float) -> tuple[float, float]:
    """Return the least value and where it is, from 0 to `widest`."""
    found = scipy.optimize.minimize_scalar(
        criterion, bounds=(0.0, widest), method="bounded", options={"xatol": FINE}
    )
    return min((float(found.fun), float(found.x)), (criterion(0.0), 0.0))


def _eigen(people: Column) -> tuple[Column, Column]:
    diagonal = np.diagonal(people)
    if np.array_equal(people, np.diag(diagonal)):
        return diagonal, np.eye(len(people))
    roots, vectors = np.linalg.eigh(people)
    return roots.clip(0), vectors

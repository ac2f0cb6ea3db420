"""Sums that stand for all ratings: people crossed with exhibitors, however many answers there are.

A row's score is the person's true mean, what the mix adds, what the exhibitor is like to anybody, and chance.
Exhibitors are absorbed: of a hundred thousand of them only sums by person are left (Henderson 1975,
Biometrics 31, 423-447; absorption as in mixed-model equations).
"""

from dataclasses import dataclass

import numpy as np
import scipy

from scoring.ratings import Column, Index


@dataclass(frozen=True)
class Sums:
    """What is left of the ratings at one spread of exhibitors.

    With people Z and columns U (ones, mix, score), and V the covariance of the rows in units of the variance
    of chance: `people` is Z'V⁻¹Z, `cross` Z'V⁻¹U, `inner` U'V⁻¹U, `log_det` the logarithm of det V.
    """

    people: Column
    cross: Column
    inner: Column
    log_det: float


class Crossed:
    """Ratings of people by exhibitors, one row a pair, weighted by the share that the person had."""

    def __init__(self, owner: Index, exhibitor: Index, weight: Column, columns: Column) -> None:
        self.rows = len(owner)
        self.members, self.exhibitors = int(owner.max()) + 1, int(exhibitor.max()) + 1
        self.shared = bool((np.bincount(exhibitor) > 1).any())
        self.alone = np.bincount(owner, weight)
        self.of_exhibitor = np.bincount(exhibitor, weight)
        self.table = scipy.sparse.csr_array(
            (weight, (owner, exhibitor)), shape=(self.members, self.exhibitors)
        )
        weighted = weight[:, None] * columns
        self.inner = columns.T @ weighted
        self.by_person = sums_by(owner, weighted, self.members)
        self.by_exhibitor = sums_by(exhibitor, weighted, self.exhibitors)
        self.log_weight = float(np.log(weight).sum())

    def at(self, spread: float) -> Sums:
        """Return the sums where exhibitors vary `spread` times as much as chance."""
        part = spread / (1 + spread * self.of_exhibitor)
        held = self.table * part
        return Sums(
            people=np.diag(self.alone) - (held @ self.table.T).toarray(),
            cross=self.by_person - held @ self.by_exhibitor,
            inner=self.inner - self.by_exhibitor.T @ (part[:, None] * self.by_exhibitor),
            log_det=float(np.log1p(spread * self.of_exhibitor).sum()) - self.log_weight,
        )


def sums_by(group: Index, columns: Column, groups: int) -> Column:
    """Return the sums of each column by group."""
    found = np.zeros((groups, columns.shape[1]))
    for i, column in enumerate(columns.T):
        found[:, i] = np.bincount(group, column, minlength=groups)
    return found

"""The facts of many exhibitors as columns, `NaN` for unknown, with the cut-offs of their portfolio."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classification.cutoffs import Cutoffs
from classification.facts import COVERED, FACT_NAMES
from classification.policy import Policy

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """A column for every fact, all of one length."""

    facts: Mapping[str, Column]

    @classmethod
    def of(cls, columns: Mapping[str, NDArray]) -> "Table":
        """Columns by name of fact; a fact without one is unknown for all. Raises `ValueError` on others."""
        if strangers := sorted(set(columns) - set(FACT_NAMES)):
            raise ValueError(f"no such facts: {strangers}")
        size = len(columns["participations"])
        unknown = np.full(size, np.nan)
        table = {name: np.asarray(columns.get(name, unknown), dtype=np.float64) for name in FACT_NAMES}
        if any(len(column) != size for column in table.values()):
            raise ValueError("the columns differ in length")
        return cls(table)

    def __len__(self) -> int:
        return len(self.facts["participations"])

    def __getitem__(self, fact: str) -> Column:
        return self.facts[fact]

    def coverage(self) -> Column:
        """Row by row `classification.facts.coverage`."""
        return np.sum([~np.isnan(self.facts[name]) for name in COVERED], axis=0) / len(COVERED)

    def reaches(self, fact: str, cutoff: float | None, margin: float = 0.0) -> Flags:
        """Row by row `classification.cutoffs.reaches`."""
        bar = np.inf if cutoff is None else cutoff * (1 - margin)
        return self.facts[fact] >= bar


def harms_of(table: Table, limits: Cutoffs, policy: Policy) -> dict[str, Flags]:
    """Row by row `classification.rules.harms_of`; unknown facts compare as false."""
    return {
        "overdue": (table["overdue_minor"] > policy.overdue_minor)
        & (table["overdue_days"] > policy.overdue_days),
        "conduct": table["conduct_points"] >= policy.conduct_points,
        "negative": (table["negative_editions_running"] >= policy.negative_editions)
        & ~table.reaches("potential_minor", limits.key_potential),
    }

"""What an assessment found, before it is kept: who has something new, and whose columns are outdated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from classification.gathering import Portfolio
from classification.lifecycle import LIFECYCLES
from classification.portfolio import NONE, Judgements
from classification.standing import Standing

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
PROSPECT = LIFECYCLES.index("prospect")


@dataclass(frozen=True)
class Outcome:
    """An assessment of exhibitors, before it is kept.

    `newest` is the number of the newest stored assessment when it was read, where it is kept later than that;
    `settled` marks who needs nothing of it any more.
    """

    as_of: date
    policy_id: int
    portfolio: Portfolio
    standing: Standing
    judgements: Judgements
    alert: NDArray[np.str_]
    newest: int | None = None
    settled: Flags | None = None

    @cached_property
    def changed(self) -> Flags:
        """Who has something new in its history; a prospect that stays one has not."""
        last, now = self.standing.last, self.judgements
        differs = (
            (last["relationship_class"] != now.relationship_class)
            | (last["candidate"] != now.candidate)
            | (last["lifecycle"] != now.lifecycle)
            | (last["rule"] != now.rule)
            | (last["override_id"] != self.standing.override_id)
            | (self.standing.alert != self.alert)
        )
        still_prospect = (last["lifecycle"] == NONE) & (now.lifecycle == PROSPECT)
        return self._open(differs & ~(still_prospect & (self.standing.override == NONE)))

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """What the exhibitors are worth, 0 where that is unknown."""
        return np.nan_to_num(self.portfolio.facts["value_minor"])

    @cached_property
    def outdated(self) -> Flags:
        """Whose own columns do not say what was found."""
        row, now = self.standing.row, self.judgements
        return self._open(
            (row["relationship_class"] != now.relationship_class)
            | (row["lifecycle"] != now.lifecycle)
            | (row["value_minor"] != self.values)
            | (self.standing.alert != self.alert)
        )

    def _open(self, rows: Flags) -> Flags:
        return rows if self.settled is None else rows & ~self.settled


def facts_at(facts: Mapping[str, NDArray[np.float64]], place: int) -> dict[str, float]:
    """Return the known facts of one exhibitor, whole numbers as such, others to four digits."""
    rounded = {name: round(float(column[place]), 4) for name, column in facts.items()}
    return {
        name: int(value) if value.is_integer() else value for name, value in rounded.items() if value == value
    }

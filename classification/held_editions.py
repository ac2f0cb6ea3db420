"""The editions held up to a day, in the order they took place, as columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Column = NDArray[np.float64]
RECENT = 3


@dataclass(frozen=True)
class Calendar:
    """One entry an edition held, by rising first day.

    `show` is its show's id, `position` its number among the show's held editions from 0, `held` how many of
    them there are, `rate` house currency for one unit of its currency.
    """

    ids: Whole
    show: Whole
    position: Whole
    held: Whole
    rate: Column

    @classmethod
    def of(cls, editions: Iterable[tuple[int, int, date, float]]) -> "Calendar":
        """The calendar of (id, show id, first day, rate) tuples."""
        rows = sorted(editions, key=lambda edition: (edition[2], edition[0]))
        counts: dict[int, int] = {}
        positions = []
        for _, show, _, _ in rows:
            positions.append(counts.get(show, 0))
            counts[show] = positions[-1] + 1
        return cls(
            ids=np.array([row[0] for row in rows], dtype=np.int64),
            show=np.array([row[1] for row in rows], dtype=np.int64),
            position=np.array(positions, dtype=np.int64),
            held=np.array([counts[row[1]] for row in rows], dtype=np.int64),
            rate=np.array([row[3] for row in rows], dtype=np.float64),
        )

    def recent(self) -> NDArray[np.bool_]:
        """Which editions are among the last three of their show."""
        return self.position >= self.held - RECENT

    def index(self, edition_ids: Column) -> Whole:
        """Where each of these editions, all of them held, stands in the calendar."""
        by_id = np.argsort(self.ids)
        return by_id[np.searchsorted(self.ids, edition_ids.astype(np.int64), sorter=by_id)]

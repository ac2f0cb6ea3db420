"""What every reading of facts needs: whom, as of when, and the editions held by then."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from classification.held_editions import Calendar
from classification.reading import Only

Whole = NDArray[np.int64]
Column = NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """Exhibitors by rising id, all or `only` some, up to the end of a day (`until`)."""

    as_of: date
    until: datetime
    ids: Whole
    only: Only
    calendar: Calendar

    def who(self, exhibitor_ids: Column) -> Whole:
        """Return the places of exhibitors."""
        return np.searchsorted(self.ids, exhibitor_ids)

    def unknown(self) -> Column:
        """Return a column of which nothing is known."""
        return np.full(len(self.ids), np.nan)

"""The board of an edition's promises: a column for each state, the most pressing first, a page at a time."""

from dataclasses import dataclass

from sqlalchemy import func, select

from foundation.database import db
from foundation.paging import Page, page
from plans.item_filter import ItemFilter
from plans.models import ItemState, PlanItem

SIZE, ALONE = 15, 60
"""Cards in a column beside the others, and in one that is looked at alone."""
MOST = 1000
"""Nobody reads further than that; a column says that there are more."""


@dataclass(frozen=True)
class Column:
    """One state's promises; `count` goes up to MOST."""

    state: ItemState
    page: Page
    count: int

    @property
    def more(self) -> bool:
        """Return whether there are more than were counted."""
        return self.count == MOST


def columns(asked: ItemFilter) -> list[Column]:
    """Return every column's first cards."""
    return [_column(asked, state, None, SIZE) for state in ItemState]


def column(asked: ItemFilter, state: str, cursor: str | None) -> Column:
    """Return one column, a page of it."""
    return _column(asked, ItemState(state), cursor, ALONE)


def _column(asked: ItemFilter, state: ItemState, cursor: str | None, size: int) -> Column:
    """What is promised by due day, the earliest first; what is over, the latest first."""
    here = PlanItem.state == state
    counted = asked.numbers(PlanItem.id.expression).where(here).limit(MOST).subquery()
    found = page(
        asked.cards().where(here),
        (PlanItem.due_on, PlanItem.id),
        cursor,
        descending=state != ItemState.PROMISED,
        size=size,
    )
    return Column(state, found, db.session.scalar(select(func.count()).select_from(counted)) or 0)

"""About how many are in a long list: from a sample of exhibitors, the same work however many there are."""

from sqlalchemy import func, select

from exhibitors import queries
from exhibitors.filters import Filters
from exhibitors.models import Exhibitor
from foundation.database import db

SAMPLE = 1000


def about(filters: Filters) -> int:
    """Return an estimate of a list known to be longer than `queries.COUNTED`, in two significant figures.

    Every so manieth exhibitor is looked at; the share of the list among them, times the span of the numbers.
    """
    low, high = db.session.execute(select(func.min(Exhibitor.id), func.max(Exhibitor.id))).one()
    if low is None:
        return 0
    drawn = range(low, high + 1, max(1, (high - low + 1) // SAMPLE))
    listed = queries.chosen_ids(filters).where(Exhibitor.id.in_(drawn)).subquery()
    found = db.session.scalar(select(func.count()).select_from(listed)) or 0
    return max(int(float(f"{found * drawn.step:.2g}")), queries.COUNTED)

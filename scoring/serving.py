"""Who served the exhibitors that several people served, from the assignments and their dates."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import func, select

from events.models import Edition
from exhibitors.assignment import Assignment, Duty
from foundation.database import db
from scoring.sharing import Stint, shares

YEAR = timedelta(days=365)
Served = Mapping[tuple[int, int, int], float]


def served(editions: Sequence[Edition]) -> Served:
    """Return shares by (person, exhibitor, edition), of exhibitors with more than one assignment.

    What an edition's survey judges is the time since the edition before it, at most a year. Whoever is not in
    the answer served alone, or is not known to have served: an answer about that person counts in full.
    """
    found: dict[tuple[int, int, int], float] = {}
    stints = _stints([edition.id for edition in editions])
    for edition, (begins, ends) in zip(editions, _times(editions), strict=True):
        for exhibitor, of_exhibitor in stints.items():
            meant = [stint for only, stint in of_exhibitor if only in (None, edition.id)]
            for person, share in shares(meant, begins, ends).items():
                found[person, exhibitor, edition.id] = share
    return found


def _times(editions: Sequence[Edition]) -> list[tuple[datetime, datetime]]:
    """When each edition's service began and ended; the editions are newest first."""
    ends = [_midnight(edition) for edition in editions]
    before = [*ends[1:], None]
    return [(max(end - YEAR, last or end - YEAR), end) for end, last in zip(ends, before, strict=True)]


def _midnight(edition: Edition) -> datetime:
    return datetime.combine(edition.ends_on + timedelta(days=1), time.min, UTC)


def _stints(edition_ids: Sequence[int]) -> dict[int, list[tuple[int | None, Stint]]]:
    several = select(Assignment.exhibitor_id).group_by(Assignment.exhibitor_id).having(func.count() > 1)
    query = select(
        Assignment.exhibitor_id,
        Assignment.person_id,
        Assignment.duty,
        Assignment.share,
        Assignment.edition_id,
        Assignment.since,
        Assignment.until,
    ).where(
        Assignment.exhibitor_id.in_(several),
        Assignment.edition_id.is_(None) | Assignment.edition_id.in_(edition_ids),
    )
    found = defaultdict(list)
    for row in db.session.execute(query.order_by(Assignment.id)):
        owner, share = row.duty == Duty.OWNER, row.share / 100 if row.share else None
        stint = Stint(row.person_id, owner, share, row.since, row.until)
        found[row.exhibitor_id].append((row.edition_id, stint))
    return found

"""Whose exhibitors they were at an edition: the owner on its last day, by the assignments."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select

from events.models import Edition
from exhibitors.assignment import Assignment, Duty
from exhibitors.participation import Participation
from foundation.database import db

Stints = list[tuple[int, datetime, datetime | None]]
Owners = dict[int, dict[int, int]]


def owners(editions: Sequence[Edition]) -> Owners:
    """Return the owner of each exhibitor on the last day of each edition, by edition and exhibitor.

    An owner who was entered later counts where nobody is known from before; where an owner had left and
    nobody followed, nobody does. The editions are of one show; whoever never took part in it is left out.
    """
    stints = _stints(editions[0].show_id) if editions else {}
    found: Owners = {}
    for edition in editions:
        at = datetime.combine(edition.ends_on + timedelta(days=1), time.min, UTC)
        then = ((exhibitor, owner_at(of_exhibitor, at)) for exhibitor, of_exhibitor in stints.items())
        found[edition.id] = {exhibitor: person for exhibitor, person in then if person is not None}
    return found


def owner_at(stints: Stints, at: datetime) -> int | None:
    """Return who owned it at a moment, of stints (person, since, until) in the order of their beginning."""
    begun = [(person, until) for person, since, until in stints if since < at]
    if not begun:
        return stints[0][0] if stints else None
    person, until = begun[-1]
    return person if until is None or until >= at else None


def _stints(show_id: int) -> dict[int, Stints]:
    there = select(Participation.exhibitor_id).join(Edition, Edition.id == Participation.edition_id)
    there = there.where(Edition.show_id == show_id)
    columns = Assignment.exhibitor_id, Assignment.person_id, Assignment.since, Assignment.until
    query = select(*columns).where(Assignment.duty == Duty.OWNER, Assignment.exhibitor_id.in_(there))
    query = query.order_by(Assignment.since, Assignment.id)
    found: dict[int, Stints] = {}
    for exhibitor, person, since, until in db.session.execute(query):
        found.setdefault(exhibitor, []).append((person, since, until))
    return found

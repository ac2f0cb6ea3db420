"""What kind of exhibitor somebody was given: facts that are not that person's own doing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Subquery, func, select

from complaints.models import Complaint
from events.models import Edition
from exhibitors.participation import TAKING_PART, Participation, Stand
from foundation.database import db
from goals.models import Goal

CLASS, FIRST_TIMER, COUNTRY, GOAL, HALL = "class", "first_timer", "country", "main_goal", "hall_trouble"
NONE, YES, NO, HOME, ABROAD = "none", "yes", "no", "home", "abroad"
TROUBLED, LEAST = 2.0, 5


def first_editions() -> Subquery:
    """Return the first day of the first edition of each show that each exhibitor took part in."""
    query = (
        select(Participation.exhibitor_id, Edition.show_id, func.min(Edition.starts_on).label("first_on"))
        .join(Edition, Edition.id == Participation.edition_id)
        .where(Participation.status.in_(TAKING_PART))
        .group_by(Participation.exhibitor_id, Edition.show_id)
    )
    return query.subquery("first_edition")


def main_goals(edition_ids: Sequence[int]) -> Subquery:
    """Return what each exhibitor's weightiest goal at each edition is about."""
    place = func.row_number().over(
        partition_by=(Goal.exhibitor_id, Goal.edition_id), order_by=(Goal.weight.desc(), Goal.id)
    )
    ranked = select(Goal.exhibitor_id, Goal.edition_id, Goal.dimension, place.label("place"))
    ranked = ranked.where(Goal.edition_id.in_(edition_ids)).subquery()
    query = select(ranked.c.exhibitor_id, ranked.c.edition_id, ranked.c.dimension).where(ranked.c.place == 1)
    return query.subquery("main_goal")


@dataclass(frozen=True)
class Halls:
    """The hall of each (exhibitor, edition) that has one, and which (hall, edition) had trouble."""

    of: dict[tuple[int, int], int]
    troubled: Collection[tuple[int, int]]

    def level(self, exhibitor: int, edition: int) -> str:
        """Return whether the exhibitor stood in a hall with trouble."""
        hall = self.of.get((exhibitor, edition))
        if hall is None:
            return NONE
        return YES if (hall, edition) in self.troubled else NO


def halls(edition_ids: Sequence[int]) -> Halls:
    """Return where exhibitors stood. A hall had trouble if at least five of its exhibitors complained, and
    their share is at least twice that of the whole edition.
    """
    query = (
        select(Participation.exhibitor_id, Participation.edition_id, func.min(Stand.hall_id).label("hall"))
        .join(Stand, Stand.participation_id == Participation.id)
        .where(Participation.edition_id.in_(edition_ids), Stand.hall_id.is_not(None))
        .group_by(Participation.exhibitor_id, Participation.edition_id)
    )
    of = {(row.exhibitor_id, row.edition_id): int(row.hall) for row in db.session.execute(query)}
    pairs = select(Complaint.exhibitor_id, Complaint.edition_id).where(Complaint.edition_id.in_(edition_ids))
    complained = {(exhibitor, edition) for exhibitor, edition in db.session.execute(pairs.distinct())}
    return Halls(of, troubled(of, complained))


def troubled(of: dict[tuple[int, int], int], complained: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the (hall, edition) that had trouble, from the halls of exhibitors and who complained."""
    stood: dict[tuple[int, int], list[bool]] = {}
    whole: dict[int, list[bool]] = {}
    for (exhibitor, edition), hall in of.items():
        did = (exhibitor, edition) in complained
        stood.setdefault((hall, edition), []).append(did)
        whole.setdefault(edition, []).append(did)
    return {
        (hall, edition)
        for (hall, edition), did in stood.items()
        if sum(did) >= LEAST and sum(did) / len(did) >= TROUBLED * sum(whole[edition]) / len(whole[edition])
    }

"""How long exhibitors stay: by their first edition, the share that came so many editions later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from events.models import Edition
from exhibitors.held import held_editions, is_held
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db


@dataclass(frozen=True)
class Stay:
    """How many of a cohort came to the edition so many after their first; `of` is the cohort's size."""

    later: int
    came: int
    of: int

    @property
    def share(self) -> float:
        """Return the share (0-1) that came."""
        return self.came / self.of if self.of else 0.0


@dataclass(frozen=True)
class Cohort:
    """Those whose first edition of the show was this one; `stays` begins with that edition itself."""

    edition_id: int
    name: str
    stays: Sequence[Stay]

    @property
    def size(self) -> int:
        """Return how many began there."""
        return self.stays[0].of


def cohorts(show_id: int, today: date) -> list[Cohort]:
    """Return a cohort for each edition of the show held up to the day, oldest first, from two statements."""
    held = [edition for edition in held_editions(show_id) if edition.starts_on <= today]
    counts = {(row.first, row.place): row.came for row in db.session.execute(_statement(show_id, today))}
    return [_cohort(place, held, counts) for place in range(1, len(held) + 1)]


def _statement(show_id: int, today: date) -> Select[*tuple[Any, ...]]:
    place = func.row_number().over(order_by=(Edition.starts_on, Edition.id)).label("place")
    edition = select(Edition.id, place).where(
        Edition.show_id == show_id, Edition.starts_on <= today, is_held()
    )
    edition = edition.cte("place_of_edition")
    first = func.min(edition.c.place).over(partition_by=Participation.exhibitor_id).label("first")
    visit = (
        select(edition.c.place, first)
        .join(Participation, Participation.edition_id == edition.c.id)
        .where(Participation.status.in_(TAKING_PART))
        .subquery()
    )
    return select(visit.c.first, visit.c.place, func.count().label("came")).group_by(
        visit.c.first, visit.c.place
    )


def _cohort(first: int, held: Sequence[Edition], counts: dict[tuple[int, int], int]) -> Cohort:
    size = counts.get((first, first), 0)
    places = range(first, len(held) + 1)
    stays = [Stay(place - first, counts.get((first, place), 0), size) for place in places]
    return Cohort(held[first - 1].id, held[first - 1].name, stays)


def curve(found: Iterable[Cohort]) -> list[Stay]:
    """Return all cohorts together: of those whose cohort is old enough, how many came so much later."""
    by_later: dict[int, list[Stay]] = {}
    for cohort in found:
        for stay in cohort.stays:
            by_later.setdefault(stay.later, []).append(stay)
    return [
        Stay(later, sum(stay.came for stay in stays), sum(stay.of for stay in stays))
        for later, stays in sorted(by_later.items())
    ]

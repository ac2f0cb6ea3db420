"""What was expected of exhibitors: known to the class room, which this room never reads, and so passed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from flask import current_app
from sqlalchemy import select

from events.models import Edition
from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db

PASSED_AS = "scoring.foreseen"


@dataclass(frozen=True)
class Foreseen:
    """What was known the day before an edition, and how classes moved between the edition before and it.

    `chances` is the chance 0-1 that each exhibitor of the edition before comes again; `moves` is True for
    each exhibitor whose class rose, False for each whose class fell. Exhibitors not in them are not known of.
    """

    chances: Mapping[int, float] = field(default_factory=dict)
    moves: Mapping[int, bool] = field(default_factory=dict)


Source = Callable[[Edition, Edition], Foreseen]
"""Of an edition and the one of its show before it."""


def foreseen(edition: Edition, before: Edition) -> Foreseen:
    """Return what the application was given to tell; nothing where it was given nothing."""
    source: Source | None = current_app.extensions.get(PASSED_AS)
    return source(edition, before) if source else Foreseen()


def came(edition_id: int) -> set[int]:
    """Return the exhibitors that took part."""
    there = Participation.edition_id == edition_id, Participation.status.in_(TAKING_PART)
    return set(db.session.scalars(select(Participation.exhibitor_id).where(*there)))


def kept(
    chances: Mapping[int, float], there: set[int], owner: Mapping[int, int]
) -> Iterator[tuple[int, int, float]]:
    """Yield of each exhibitor that was expected with some chance: its owner, 1 if it came, the chance."""
    for exhibitor, chance in sorted(chances.items()):
        if exhibitor in owner:
            yield owner[exhibitor], int(exhibitor in there), chance

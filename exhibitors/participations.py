"""Saving what an exhibitor takes at an edition, stands included."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from events.models import Edition, Hall
from exhibitors.participation import FormerParticipation, Participation, Stand, Status
from exhibitors.stands import Place
from foundation.database import db


def too_late(status: str, ends_on: date, today: date) -> bool:
    """Return whether a participation of this status cannot begin any more: its edition is over."""
    return status in (Status.PROSPECT, Status.RESERVED) and today > ends_on


def number_now(number: int) -> int:
    """Return the number of the participation that this one became part of, else its own."""
    became = select(FormerParticipation.participation_id).where(FormerParticipation.number == number)
    return db.session.scalar(became) or number


def halls_of(edition: Edition) -> Sequence[Hall]:
    """Return the halls of the edition's venue."""
    return edition.venue.halls if edition.venue else ()


def _by_name(edition: Edition) -> dict[str, Hall]:
    return {hall.name.casefold(): hall for hall in halls_of(edition)}


def unknown_halls(places: Sequence[Place], edition: Edition) -> list[str]:
    """Return the halls among `places` that the edition's venue does not have."""
    known = _by_name(edition)
    return [hall for hall, _number in places if hall and hall.casefold() not in known]


def set_stands(participation: Participation, places: Sequence[Place], edition: Edition) -> None:
    """Make the participation's stands those at `places`; the ones that stay keep their row."""
    known = _by_name(edition)
    wanted = [(known[hall.casefold()] if hall else None, number) for hall, number in places]
    kept = {(stand.hall_id, stand.number): stand for stand in participation.stands}
    participation.stands = [
        kept.get((hall.id if hall else None, number)) or Stand(hall=hall, number=number)
        for hall, number in dict.fromkeys(wanted)
    ]


def places_of(participation: Participation) -> list[Place]:
    """Return (hall, number) of the participation's stands."""
    return [(stand.hall.name if stand.hall else None, stand.number) for stand in participation.stands]


def editions_without(exhibitor_id: int) -> Sequence[Edition]:
    """Return the editions that the exhibitor is not in, newest first."""
    taken = select(Participation.edition_id).where(Participation.exhibitor_id == exhibitor_id)
    return db.session.scalars(
        select(Edition).where(Edition.id.not_in(taken)).order_by(Edition.starts_on.desc(), Edition.id)
    ).all()

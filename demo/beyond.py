"""Value-added services of an edition, and what exhibitors said to them."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select, update

from events.models import Edition
from foundation.database import db
from plans import offering
from plans.offer import Answer, Offer, Uptake

SERVICES = (
    ("Matchmaking: ten booked meetings", "sales", 95_000, 41_000),
    ("Interpreter for a day", "relationship", 42_000, 36_000),
    ("Press kit and a slot in the press tour", "image", 28_000, 9_000),
    ("Competitor and visitor report", "information", 35_000, 6_000),
    ("Lounge with catering for your guests", None, 120_000, 88_000),
)
ASKED = timedelta(days=60)
TAKEN, DECLINED = 3, 6
"""Of eleven asked, so many take up and so many more decline; the others have not answered."""


def offer(edition: Edition, person_id: int, now: datetime) -> None:
    """Offer the services to whom they fit."""
    for name, dimension, price, cost in SERVICES:
        made = Offer(edition_id=edition.id, name=name, price_minor=price, cost_minor=cost)
        made.dimension = dimension
        db.session.add(made)
        db.session.flush()
        offering.offer_to_all(made, person_id)
    mine = Uptake.offer_id.in_(select(Offer.id).where(Offer.edition_id == edition.id))
    at = min(now, datetime.combine(edition.starts_on - ASKED, time(10), UTC))
    place = Uptake.id * 7 % 11
    for answer, which in ((Answer.TAKEN, place < TAKEN), (Answer.DECLINED, place.between(TAKEN, DECLINED))):
        db.session.execute(update(Uptake).where(mine, which).values(answer=answer))
    db.session.execute(update(Uptake).where(mine).values(answered_at=at))

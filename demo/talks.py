"""The words exchanged between editions: calls, mails, visits on the stand, notes."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from random import Random

from sqlalchemy import insert, select

from events.models import Edition
from exhibitors.interaction import Interaction
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation.database import db

SAID = (
    (-120, "call", "First call about the edition", "Wants to know who else from the industry has booked."),
    (-75, "mail", "Sent the floor plan with three places", None),
    (-30, "call", "Goals and special requests", "Asked what would make the show a failure."),
    (1, "visit", "Visit on the stand", "Busy; the talks are good. Storage is too small."),
    (12, "call", "Thanked, asked how it went", None),
    (20, "note", "Would rebook if the place is closer to the entrance", None),
)
SAID_SHARE = 0.55


def talk(edition: Edition, now: datetime, random: Random) -> None:
    """Add what was said with those who were at the edition; one statement."""
    contact = select(Contact.id).where(Contact.exhibitor_id == Exhibitor.id).order_by(Contact.id).limit(1)
    query = (
        select(Exhibitor.id, Exhibitor.owner_id, contact.correlate(Exhibitor).scalar_subquery())
        .join(Participation)
        .where(Participation.edition_id == edition.id)
        .order_by(Exhibitor.id)
    )
    lines = [line for row in db.session.execute(query) for line in _lines(row, edition, now, random)]
    if lines:
        db.session.execute(insert(Interaction), lines)


def _lines(
    row: Sequence[int | None], edition: Edition, now: datetime, random: Random
) -> list[dict[str, object]]:
    exhibitor, owner, contact = row
    found = []
    for days, kind, summary, body in SAID:
        day = edition.starts_on + timedelta(days=days + random.randint(0, 4))
        at = datetime.combine(day, time(random.randint(8, 16), random.choice((0, 15, 30, 45))), UTC)
        if at < now and random.random() < SAID_SHARE:
            found.append(
                {
                    "exhibitor_id": exhibitor,
                    "person_id": owner,
                    "contact_id": contact,
                    "edition_id": edition.id,
                    "kind": kind,
                    "happened_at": at,
                    "summary": summary,
                    "body": body,
                }
            )
    return found

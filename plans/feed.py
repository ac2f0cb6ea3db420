"""A person's open promises as a calendar under a secret address, which the person can change or take back."""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from flask import current_app, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import Base, Rows, UtcDateTime, db
from plans.icalendar import Event, calendar
from plans.models import PlanItem
from plans.queries import OPEN, running
from staff.models import Person

BACK, MOST = timedelta(days=60), 2000


class CalendarFeed(Base):
    """The secret part of the address of one person's calendar."""

    __tablename__ = "calendar_feed"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


def feed_of(person_id: int) -> CalendarFeed | None:
    """Return the person's feed, None where there is none."""
    return db.session.get(CalendarFeed, person_id)


def renew(person_id: int) -> CalendarFeed:
    """Give the feed a new address; the old one ends."""
    feed = db.session.merge(
        CalendarFeed(person_id=person_id, token=token_urlsafe(24), created_at=clock.now())
    )
    db.session.flush()
    return feed


def revoke(person_id: int) -> None:
    """End the person's feed."""
    if feed := feed_of(person_id):
        db.session.delete(feed)


def owner_of(token: str) -> Person | None:
    """Return who reads the feed, None for an address that has ended or a person who left."""
    query = select(Person).join(CalendarFeed, CalendarFeed.person_id == Person.id)
    return db.session.scalar(query.where(CalendarFeed.token == token, Person.active))


def _open(person_id: int) -> Rows:
    query = select(
        PlanItem.id,
        PlanItem.title,
        PlanItem.due_on,
        Exhibitor.name.label("exhibitor"),
        Edition.name.label("edition"),
        Participation.id.label("participation_id"),
    )
    mine = running(query).join(Edition, Edition.id == Participation.edition_id)
    mine = mine.where(PlanItem.owner_id == person_id, OPEN, PlanItem.due_on >= clock.today() - BACK)
    return db.session.execute(mine.order_by(PlanItem.due_on, PlanItem.id).limit(MOST)).all()


def written(person: Person) -> str:
    """Return the person's open promises as an iCalendar file, in the person's language."""
    base = current_app.config["BASE_URL"]
    events = [
        Event(
            f"promise-{row.id}@standwell",
            row.due_on,
            f"{row.title} · {row.exhibitor}",
            row.edition,
            base + url_for("plans.plan", participation_id=row.participation_id),
        )
        for row in _open(person.id)
    ]
    with force_locale(person.language):
        name = _("Standwell: promises of %(name)s", name=person.name)
    return calendar(name, events, clock.now())

"""Whom a survey asks: contacts of an edition's exhibitors, by class, first-timers, package and status."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import TAKING_PART, Kind, Participation, Status
from foundation.database import db

ANY, FIRST_TIME, RETURNING = "any", "first_time", "returning"
NO_CLASS = "none"
MAIN_CONTACT, EVERY_CONTACT = "main", "all"


@dataclass(frozen=True)
class Audience:
    """Who is asked. An empty list is no restriction; `contacts` is "main" (one each) or "all"."""

    statuses: list[str] = field(default_factory=lambda: [str(status) for status in TAKING_PART])
    classes: list[str] = field(default_factory=list)
    packages: list[str] = field(default_factory=list)
    timers: str = ANY
    contacts: str = MAIN_CONTACT

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Audience":
        """Return the audience that a survey keeps."""
        return cls(**{name: value for name, value in stored.items() if name in cls.__dataclass_fields__})

    def kept(self) -> dict[str, Any]:
        """Return what a survey keeps of it."""
        return asdict(self)


def _attended_before(edition: Edition) -> ColumnElement[bool]:
    earlier, its = aliased(Participation), aliased(Edition)
    return exists(
        select(earlier.id)
        .join(its, its.id == earlier.edition_id)
        .where(
            earlier.exhibitor_id == Exhibitor.id,
            earlier.status == Status.ATTENDED,
            its.starts_on < edition.starts_on,
        )
    )


def _exhibitors(edition: Edition, audience: Audience) -> Select:
    """Exhibitors at the edition; represented companies have nobody there whom we could ask."""
    found = (
        select(Exhibitor.id)
        .join(Participation, Participation.exhibitor_id == Exhibitor.id)
        .where(Participation.edition_id == edition.id, Participation.kind != Kind.REPRESENTED)
    )
    if audience.statuses:
        found = found.where(Participation.status.in_(audience.statuses))
    if audience.packages:
        found = found.where(Participation.package.in_(audience.packages))
    if audience.classes:
        word = func.coalesce(Exhibitor.relationship_class, NO_CLASS)
        found = found.where(word.in_(audience.classes))
    if audience.timers != ANY:
        before = _attended_before(edition)
        found = found.where(before if audience.timers == RETURNING else ~before)
    return found


def contacts(edition: Edition, audience: Audience) -> Select:
    """Return the statement for (contact, exhibitor, language) of everybody to ask.

    Left out: no address, refused surveys, address bounced. The main contact stands first; where none is
    marked, the earliest entered speaks for the exhibitor.
    """
    place = func.row_number().over(
        partition_by=Contact.exhibitor_id, order_by=(Contact.main.desc(), Contact.id)
    )
    usable = (
        select(Contact.id, Contact.exhibitor_id, Contact.language, place.label("place"))
        .where(
            Contact.email.is_not(None),
            Contact.surveys_refused_at.is_(None),
            Contact.bounced_at.is_(None),
            Contact.exhibitor_id.in_(_exhibitors(edition, audience)),
        )
        .subquery()
    )
    found = select(usable.c.id, usable.c.exhibitor_id, usable.c.language)
    return found if audience.contacts == EVERY_CONTACT else found.where(usable.c.place == 1)


def size(edition: Edition, audience: Audience) -> int:
    """Return how many contacts would be asked."""
    return db.session.scalar(select(func.count()).select_from(contacts(edition, audience).subquery())) or 0

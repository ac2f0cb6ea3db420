"""Everybody in an audience: who would be asked, and who would not, with the reason; one statement each."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, false, func, null, or_, select

from events.models import Edition
from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import db
from foundation.paging import Page, page
from surveys.audience import BY_TITLE, MAIN_CONTACT, Audience, exhibitors
from surveys.models import Invitation, Survey
from surveys.rest import lately, rest

NO_CONTACT, NO_ADDRESS, REFUSED, BOUNCED = "no_contact", "no_address", "refused", "bounced"
INVITED, LATELY = "invited", "lately"
REASONS = (NO_CONTACT, NO_ADDRESS, REFUSED, BOUNCED, LATELY)


@dataclass(frozen=True)
class Asking:
    """An audience at an edition; `survey_id` once there is a survey, whose invited are not asked again.

    `mailed_at` is when the mails would go, now if not said.
    """

    edition: Edition
    audience: Audience
    survey_id: int | None = None
    mailed_at: datetime | None = None

    @classmethod
    def of(cls, survey: Survey, at: datetime | None = None) -> "Asking":
        """Return the audience of a stored survey that is sent `at` a moment, now if not said."""
        mailed_at = max(survey.opens_at, at or clock.now())
        return cls(survey.edition, Audience.of(survey.audience), survey.id, mailed_at)


@dataclass(frozen=True)
class Reach:
    """Counts: exhibitors in the audience, contacts to ask and of how many, who is left out by reason."""

    exhibitors: int = 0
    contacts: int = 0
    asked_exhibitors: int = 0
    left_out: dict[str, int] = field(default_factory=dict)


def _unreachable() -> ColumnElement[Any]:
    return case(
        (or_(Contact.email.is_(None), Contact.email == ""), NO_ADDRESS),
        (Contact.surveys_refused_at.is_not(None), REFUSED),
        (Contact.bounced_at.is_not(None), BOUNCED),
        else_=null(),
    )


def _contacts(audience: Audience, whose: Subquery) -> Subquery:
    """The exhibitors' contacts by place: who can be reached first, of those the main one, then the oldest."""
    why = _unreachable()
    order = (case((why.is_(None), 0), else_=1), Contact.main.desc(), Contact.id)
    place = func.row_number().over(partition_by=Contact.exhibitor_id, order_by=order)
    found = select(
        Contact.id,
        Contact.exhibitor_id,
        Contact.language,
        func.lower(Contact.email).label("address"),
        why.label("why"),
        place.label("place"),
    ).where(Contact.exhibitor_id.in_(select(whose.c.id)))
    if audience.contacts == BY_TITLE:
        words = audience.title_words
        found = found.where(
            or_(false(), *(Contact.job_title.icontains(word, autoescape=True) for word in words))
        )
    return found.subquery()


def everybody(asking: Asking) -> Subquery:
    """Return (exhibitor_id, contact_id, language, reason) of the audience; without a reason: to be asked.

    Who was asked lately also has `mailed_at`, the last mail.

    An exhibitor without any contact to ask stands there once, without a contact.
    """
    whose = exhibitors(asking.edition, asking.audience).subquery()
    people = _contacts(asking.audience, whose)
    its = people.c.exhibitor_id == whose.c.id
    if asking.audience.contacts == MAIN_CONTACT:
        its = and_(its, people.c.place == 1)
    mine = and_(Invitation.survey_id == asking.survey_id, Invitation.contact_id == people.c.id)
    recent = lately(rest(asking.mailed_at or clock.now()))
    reason = case(
        (people.c.id.is_(None), NO_CONTACT),
        (Invitation.id.is_not(None), INVITED),
        (people.c.why.is_not(None), people.c.why),
        (recent.c.address.is_not(None), LATELY),
        else_=null(),
    )
    return (
        select(
            whose.c.id.label("exhibitor_id"),
            people.c.id.label("contact_id"),
            people.c.language,
            reason.label("reason"),
            recent.c.mailed_at,
        )
        .select_from(whose)
        .outerjoin(people, its)
        .outerjoin(Invitation, mine)
        .outerjoin(recent, recent.c.address == people.c.address)
        .subquery()
    )


def to_ask(asking: Asking) -> Select[*tuple[Any, ...]]:
    """Return the statement for (contact_id, exhibitor_id, language) of who is to be asked."""
    found = everybody(asking)
    return select(found.c.contact_id, found.c.exhibitor_id, found.c.language).where(found.c.reason.is_(None))


def size(asking: Asking) -> int:
    """Return how many contacts would be asked now."""
    return db.session.scalar(select(func.count()).select_from(to_ask(asking).subquery())) or 0


def reach(asking: Asking) -> Reach:
    """Return the audience's counts."""
    found = everybody(asking)
    whose = func.count(found.c.exhibitor_id.distinct())
    rows = db.session.execute(select(found.c.reason, func.count(), whose).group_by(found.c.reason))
    by_reason = {row[0]: (row[1], row[2]) for row in rows}
    contacts, asked = by_reason.pop(None, (0, 0))
    left_out = {why: by_reason[why][0] for why in REASONS if why in by_reason}
    return Reach(db.session.scalar(select(whose)) or 0, contacts, asked, left_out)


def left_out(asking: Asking, reason: str | None, after: str | None) -> Page:
    """Return a page of who is not asked, by exhibitor; those with one reason, or with any."""
    found = everybody(asking)
    why = (reason,) if reason else REASONS
    number = func.coalesce(found.c.contact_id, 0)
    rows = (
        select(
            found.c.exhibitor_id, found.c.reason, number.label("number"), Exhibitor.name.label("company"),
            Contact.name.label("contact"), Contact.email, Contact.surveys_refused_at, Contact.bounced_at,
            Contact.bounce_reason, found.c.mailed_at,
        )
        .join(Exhibitor, Exhibitor.id == found.c.exhibitor_id)
        .outerjoin(Contact, Contact.id == found.c.contact_id)
        .where(found.c.reason.in_(why))
    )  # fmt: skip
    return page(rows, [Exhibitor.name, Exhibitor.id, number], after)

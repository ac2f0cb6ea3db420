"""Wishes to be called: taken, taken back, listed for those who call. The caller commits."""

import re
from typing import Any

from sqlalchemy import Row, Select, delete, select

from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import Rows, db
from foundation.upsert import upsert
from staff.models import Person
from surveys.afterwards.models import CallWish
from surveys.models import Invitation, Survey

LONGEST_PHONE, LONGEST_TIME, FEWEST_DIGITS = 40, 200, 5
_PHONE = re.compile(r"[\d\s+()/.\-]+")


def is_phone(text: str) -> bool:
    """Return whether somebody could dial this: digits with the usual signs between them."""
    digits = sum(sign.isdecimal() for sign in text)
    return len(text) <= LONGEST_PHONE and digits >= FEWEST_DIGITS and bool(_PHONE.fullmatch(text))


def wish(invitation_id: int, phone: str | None, suits: str | None) -> CallWish:
    """Note that the invited contact asks to be called; asked again, the new wish stands in for the old."""
    row: dict[str, Any] = {"invitation_id": invitation_id, "phone": phone, "suits": suits}
    row |= {"wished_at": clock.now(), "called_at": None, "called_by_id": None}
    upsert(CallWish, [row], ["invitation_id"])
    own = select(CallWish).where(CallWish.invitation_id == invitation_id)
    return db.session.execute(own.execution_options(populate_existing=True)).scalar_one()


def take_back(invitation_id: int) -> None:
    """Forget a wish that nobody has fulfilled yet."""
    mine = CallWish.invitation_id == invitation_id
    db.session.connection().execute(delete(CallWish).where(mine, CallWish.called_at.is_(None)))


def of_invitation(invitation_id: int) -> Row | None:
    """Return phone, suits, called_at of the contact's wish, None where there is none."""
    own = select(CallWish.phone, CallWish.suits, CallWish.called_at)
    return db.session.execute(own.where(CallWish.invitation_id == invitation_id)).one_or_none()


def _open() -> Select:
    """Open wishes, who has waited longest first."""
    return (
        select(
            CallWish.id, CallWish.suits, CallWish.wished_at, Invitation.exhibitor_id,
            Exhibitor.name.label("company"), Contact.name.label("contact"), CallWish.phone,
            Contact.phone.label("known_phone"), Survey.title.label("survey"),
            Person.name.label("owner"),
        )
        .join(Invitation, Invitation.id == CallWish.invitation_id)
        .join(Survey, Survey.id == Invitation.survey_id)
        .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .outerjoin(Person, Person.id == Exhibitor.owner_id)
        .where(CallWish.called_at.is_(None))
        .order_by(CallWish.wished_at, CallWish.id)
    )  # fmt: skip


def of_survey(survey_id: int, limit: int = 100) -> Rows:
    """Return the survey's open wishes."""
    return db.session.execute(_open().where(Invitation.survey_id == survey_id).limit(limit)).all()


def of_exhibitor(exhibitor_id: int) -> Rows:
    """Return the exhibitor's open wishes."""
    return db.session.execute(_open().where(Invitation.exhibitor_id == exhibitor_id)).all()

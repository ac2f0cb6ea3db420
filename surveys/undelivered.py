"""A survey's mails that the mail server has not taken: refused, put off, or nobody knows."""

from typing import Any

from sqlalchemy import Select, String, cast, func, or_, select

from exhibitors.models import Contact, Exhibitor
from foundation.database import db
from foundation.mail import Mail
from foundation.paging import Page, page
from surveys.models import Invitation


def _found(survey_id: int, *columns: Any) -> Select:
    """Invitations and reminders alike, found by what they are for."""
    number = cast(Invitation.id, String)
    again = (f":{count}" for count in range(2, 6))
    ends = ["invitation:" + number, "reminder:" + number, *("reminder:" + number + end for end in again)]
    return (
        select(*columns)
        .select_from(Invitation)
        .join(Mail, Mail.purpose.in_(ends))
        .where(Invitation.survey_id == survey_id)
        .where(or_(Mail.state.in_(("failed", "unsure")), (Mail.state == "queued") & Mail.error.is_not(None)))
    )


def counts(survey_id: int) -> dict[str, int]:
    """Return how many mails failed, are unsure, or wait for another try (queued), by state."""
    rows = db.session.execute(_found(survey_id, Mail.state, func.count()).group_by(Mail.state))
    return {row[0]: row[1] for row in rows}


def undelivered(survey_id: int, after: str | None) -> Page:
    """Return a page of them with what the server said and when the next try is due."""
    columns = (
        Mail.id, Mail.recipient, Mail.state, Mail.error, Mail.attempts, Mail.due_at,
        Invitation.exhibitor_id, Exhibitor.name.label("company"), Contact.name.label("contact"),
        Contact.id.label("contact_id"),
    )  # fmt: skip
    rows = (
        _found(survey_id, *columns)
        .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
        .join(Contact, Contact.id == Invitation.contact_id)
    )
    return page(rows, [Exhibitor.name, Mail.id], after)

"""Invitations and reminders into the outbox, in batches; each is written once, whatever is run again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Row, Select, select, update

from events.models import Edition, Show
from exhibitors.models import Contact, Exhibitor
from foundation import clock, mail
from foundation.database import db
from foundation.letter import one_line
from foundation.upsert import insert_new
from surveys import letters
from surveys.mode import promise
from surveys.models import Invitation, Survey
from surveys.queries import base

BATCH = 500
Letters = Mapping[int, dict[str, Any]]


def link(token: str) -> str:
    """Return the address under which an invitation is answered."""
    return f"{current_app.config['BASE_URL']}/s/{token}"


def addressed() -> Select:
    """Return the statement for invitations with all that a mail needs; the caller says which."""
    return (
        select(
            Invitation.id, Invitation.token, Invitation.language, Invitation.reminders, Contact.email,
            Contact.name.label("contact"), Exhibitor.name.label("company"),
            Edition.name.label("edition"), Edition.time_zone, Show.name.label("show"),
            Survey.mode, Survey.subject, Survey.body, Survey.reminder,
            Survey.thanks, Survey.opens_at, Survey.closes_at,
        )
        .join(Survey, Survey.id == Invitation.survey_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
        .join(Edition, Edition.id == Survey.edition_id)
        .join(Show, Show.id == Edition.show_id)
        .where(Contact.email.is_not(None))
        .order_by(Invitation.id)
        .limit(BATCH)
    )  # fmt: skip


def _letter(row: Row, which: str, purpose: str) -> dict[str, Any]:
    names = {
        "contact": row.contact,
        "company": row.company,
        "edition": row.edition,
        "show": row.show,
        "link": link(row.token),
        "closes": letters.closing(row.closes_at, row.time_zone, row.language),
    }
    wording = letters.Wording(row.subject, row.body, row.reminder, row.thanks)
    promised = promise(row.mode, row.language, base())
    return {
        "purpose": purpose,
        "recipient": row.email,
        "subject": one_line(wording.line(which, row.language, names)),
        "body": wording.text(which, row.language, names, promised),
        "unsubscribe": f"{names['link']}/unsubscribe",
        "dressed": True,
        "due_at": max(row.opens_at, clock.now()),
    }


def _purpose(row: Row, which: str) -> str:
    """One mail of a kind; of reminders one of each number, the first without it."""
    repeated = which == letters.REMINDER and row.reminders
    return f"{which}:{row.id}:{row.reminders + 1}" if repeated else f"{which}:{row.id}"


def write(rows: Sequence[Row], which: str) -> Letters:
    """Write the letters out, by invitation; nothing is stored, so that nobody waits meanwhile."""
    return {row.id: _letter(row, which, _purpose(row, which)) for row in rows}


def invitations(rows: Sequence[Row]) -> Letters:
    """Write out the invitations, due when the survey opens.

    To a survey that has closed nobody is called: invitations brought in afterwards get no mail.
    """
    return write([row for row in rows if row.closes_at > clock.now()], letters.INVITATION)


def invite(rows: Sequence[Row], written: Letters, at: datetime) -> int:
    """Put an invitation into the outbox for each who was not invited meanwhile; return how many."""
    return _send(written, _mark(rows, Invitation.sent_at.is_(None), sent_at=at))


def remind(rows: Sequence[Row], written: Letters) -> int:
    """Put a reminder into the outbox for each who was neither reminded nor answered meanwhile; count them."""
    marked: set[int] = set()
    for number in {row.reminders for row in rows}:
        same = [row for row in rows if row.reminders == number]
        free = Invitation.answered_at.is_(None) & (Invitation.reminders == number)
        marked |= _mark(same, free, reminded_at=clock.now(), reminders=number + 1)
    return _send(written, marked)


def thank(rows: Sequence[Row], written: Letters) -> int:
    """Put the thanks into the outbox for each who was not thanked meanwhile; return how many."""
    return _send(written, _mark(rows, Invitation.thanked_at.is_(None), thanked_at=clock.now()))


def _mark(rows: Sequence[Row], free: ColumnElement[bool], **values: Any) -> set[int]:
    """Mark the invitations that are still free, and return them: no two processes mark one."""
    mine = update(Invitation).where(Invitation.id.in_([row.id for row in rows]), free).values(**values)
    return set(db.session.connection().execute(mine.returning(Invitation.id)).scalars())


def _send(written: Letters, marked: set[int]) -> int:
    insert_new(mail.Mail, [letter for number, letter in written.items() if number in marked], ["purpose"])
    return len(marked)

"""Mails that belong to no exhibitor and quote a person: ours to others, and what came in from strangers."""

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, func, or_, select

from complaints.mailbox.models import IncomingFile, IncomingMail
from complaints.models import Complaint
from exhibitors.models import Alias, Exhibitor
from foundation.database import db
from foundation.mail import Mail
from overview.known_as import KnownAs

_SHORTEST = 3
"""Shorter names of companies are in too many mails to tell anything."""


def quoting(exhibitor_id: int, known: KnownAs) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yield each table of mails with the condition that a mail may quote the person.

    Ours: where it names the company, one of its complaints, an address or a number of the person. What came
    in: where it is from an address of the person, or names one and belongs to nobody.
    """
    reached = [*known.emails, *known.phones]
    yield _table(Mail), _names((Mail.subject, Mail.body), [*_company(exhibitor_id), *reached])
    theirs = func.lower(IncomingMail.sender).in_([email.lower() for email in known.emails])
    named = _names((IncomingMail.subject, IncomingMail.text), reached)
    mine = or_(theirs, IncomingMail.exhibitor_id.is_(None) & named)
    yield _table(IncomingMail), mine
    yield _table(IncomingFile), IncomingFile.mail_id.in_(select(IncomingMail.id).where(mine))


def _table(model: Any) -> Table:
    return cast(Table, model.__table__)


def _company(exhibitor_id: int) -> list[str]:
    names = select(Exhibitor.name).where(Exhibitor.id == exhibitor_id)
    aliases = select(Alias.name).where(Alias.exhibitor_id == exhibitor_id)
    numbers = select(Complaint.number).where(Complaint.exhibitor_id == exhibitor_id)
    return [one for one in db.session.scalars(names.union(aliases, numbers)) if len(one) >= _SHORTEST]


def _names(columns: tuple[Any, ...], texts: list[str]) -> ColumnElement[bool]:
    folded = dict.fromkeys(text.lower() for text in texts)
    return or_(False, *(func.lower(c).contains(text, autoescape=True) for c in columns for text in folded))

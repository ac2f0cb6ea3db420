"""What a contact is and was called, and where it is and was reached: by its fields and their history."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import literal, select, union_all

from exhibitors.field_change import FieldChange
from exhibitors.imports.traces import ImportChange
from exhibitors.models import Contact
from foundation.database import db
from surveys.afterwards.models import CallWish
from surveys.models import Invitation


class KnownAs(NamedTuple):
    """Names, addresses and numbers of one person; the first of each that there is one is today's."""

    names: list[str]
    emails: list[str]
    phones: list[str]


def known_as(contact: Contact) -> KnownAs:
    """Return what the contact, its field history, lists that changed it and its wishes for a call say."""
    told = [("name", contact.name), ("email", contact.email), ("phone", contact.phone), *_told(contact.id)]
    return KnownAs(*(_texts(told, field) for field in ("name", "email", "phone")))


def _told(contact_id: int) -> Iterable[tuple[str, str | None]]:
    texts = [
        select(table.field, text).where(table.record == "contact", table.record_id == contact_id)
        for table in (FieldChange, ImportChange)
        for text in (table.before, table.after)
    ]
    wished = select(literal("phone"), CallWish.phone).join(Invitation, CallWish.invitation)
    texts.append(wished.where(Invitation.contact_id == contact_id))
    return [(field, text) for field, text in db.session.execute(union_all(*texts))]


def _texts(told: Iterable[tuple[str, str | None]], field: str) -> list[str]:
    return list(dict.fromkeys(text for name, text in told if name == field and text))

"""All that is held on one contact, as its export: rows that point at them, answers, mails, files."""

import io
import json
import zipfile
from typing import Any

from sqlalchemy import Table, select

from exhibitors.attachment import Attachment
from exhibitors.field_change import FieldChange, Record
from exhibitors.interaction import Interaction
from exhibitors.models import Contact
from foundation.database import Base, db
from foundation.mail import Mail
from foundation.removal import columns_pointing_at
from foundation.snapshot import rows_of
from staff.outbox import without_keys
from surveys.afterwards.models import CallWish
from surveys.models import Invitation
from surveys.response import Answer, Response

SECRET = frozenset({"token", "content", "attachment", "claim", "search_text", "unsubscribe"})
Rows = list[dict[str, Any]]


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]


def _open(rows: Rows) -> Rows:
    """Without links that let one in, and without bytes."""
    return [{name: _cut(value) for name, value in row.items() if name not in SECRET} for row in rows]


def _cut(value: Any) -> Any:
    return without_keys(value)[0] if isinstance(value, str) else value


def held_on(contact: Contact) -> dict[str, Rows]:
    """Return the rows that tell of the person, by table, as plain values."""
    key = _table(Contact).c.id
    held = {"contact": rows_of(_table(Contact), key == contact.id)}
    for column in columns_pointing_at(key):
        table = Base.metadata.tables[column.table.name]
        held[table.name] = held.get(table.name, []) + rows_of(table, column == contact.id)
    answers, history = _table(Answer).c, _table(FieldChange).c
    mine = select(Response.id).where(Response.contact_id == contact.id)
    held["answer"] = rows_of(_table(Answer), answers.response_id.in_(mine))
    invited = select(Invitation.id).where(Invitation.contact_id == contact.id)
    wishes = _table(CallWish)
    held["call_wish"] = rows_of(wishes, wishes.c.invitation_id.in_(invited))
    held["field_change"] = rows_of(
        _table(FieldChange), history.record == Record.CONTACT, history.record_id == contact.id
    )
    if contact.email:
        held["mail"] = rows_of(_table(Mail), _table(Mail).c.recipient == contact.email)
    return {name: _open(rows) for name, rows in held.items() if rows}


def as_zip(contact: Contact) -> bytes:
    """Return the export: one JSON file, and the files attached to talks with the person."""
    packed = io.BytesIO()
    mine = select(Interaction.id).where(Interaction.contact_id == contact.id)
    kept = select(Attachment).where(Attachment.interaction_id.in_(mine), Attachment.removed_at.is_(None))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("personal-data.json", json.dumps(held_on(contact), ensure_ascii=False, indent=1))
        for file in db.session.scalars(kept):
            archive.writestr(f"files/{file.id}-{file.name}", file.content)
    return packed.getvalue()

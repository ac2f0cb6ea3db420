"""Finding the people at exhibitors by a piece of their name, address or number.

What the search reads is written whenever a contact is saved; those that came in by the thousand get it from
`fill`, which the import and the timetable call.
"""

from typing import Any, cast

from sqlalchemy import Table, bindparam, event, select, update

from exhibitors.models import UNREAD, Contact
from exhibitors.names import search_text
from foundation.database import db, unit_of_work
from foundation.trigrams import Trigrams

TABLE = cast(Table, Contact.__table__)
CONTACTS = Trigrams(TABLE, "search_text", folded=True).attach()
_CHUNK = 1000


def text_of(name: str, email: str | None, phone: str | None) -> str:
    """Return what a person is found by."""
    return search_text(name, email, phone) or "-"


@event.listens_for(Contact, "before_insert")
@event.listens_for(Contact, "before_update")
def _follow(_mapper: Any, _connection: Any, contact: Contact) -> None:
    contact.search_text = text_of(contact.name, contact.email, contact.phone)


def fill() -> int:
    """Write the search text of the contacts that have none, in the caller's transaction; return how many."""
    columns, done = TABLE.c["id", "name", "email", "phone"], 0
    write = update(TABLE).where(TABLE.c.id == bindparam("key")).values(search_text=bindparam("text"))
    while rows := db.session.execute(select(*columns).where(UNREAD).limit(_CHUNK)).all():
        texts = [{"key": row.id, "text": text_of(row.name, row.email, row.phone)} for row in rows]
        db.session.connection().execute(write, texts)
        done += len(rows)
    return done


def fill_all() -> int:
    """Write the search texts that are missing; return how many."""
    with unit_of_work():
        return fill()

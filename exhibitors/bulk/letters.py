"""One letter to the main contacts of many exhibitors: two statements however many there are."""

import re
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ForeignKey,
    Select,
    String,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.interaction import Interaction, InteractionKind
from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import Base, UtcDateTime, db
from foundation.mail import Mail

PLACEHOLDERS = ("contact", "company")
WAITS = timedelta(minutes=2)
"""How long a letter lies in the outbox before it goes, so that it can be taken back."""
_NAMES = re.compile(r"\{(\w*)\}")
_MAIL = ["purpose", "recipient", "subject", "body", "message_id", "state", "written_at", "due_at", "attempts"]
_ENTRY = ["exhibitor_id", "contact_id", "person_id", "kind", "happened_at", "summary", "body"]
Ids = Select[*tuple[Any, ...]]


class Letter(Base):
    """A letter as it was composed, and to how many it was written."""

    __tablename__ = "letter"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    subject: Mapped[str]
    body: Mapped[str]
    written: Mapped[int] = mapped_column(default=0)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def unknown_names(text: str) -> list[str]:
    """Return the names in braces that nothing is put in for."""
    return [name for name in _NAMES.findall(text) if name not in PLACEHOLDERS]


def filled(text: str, contact: str, company: str) -> str:
    """Return the text as one contact gets it."""
    return text.replace("{contact}", contact).replace("{company}", company)


def _filled(text: str) -> Any:
    names = func.replace(literal(text, String), "{contact}", Contact.name)
    return func.replace(names, "{company}", Exhibitor.name)


def _reachable() -> Any:
    """Main contacts with an address who have not unsubscribed and from whom no mail came back."""
    address = and_(Contact.main, Contact.email.is_not(None), Contact.email != "")
    return and_(address, Contact.surveys_refused_at.is_(None), Contact.bounced_at.is_(None))


def counts(ids: Ids) -> tuple[int, int]:
    """Return to how many contacts a letter would go, and how many main contacts cannot be written to."""
    of_those = select(func.count(case((_reachable(), 1))), func.count()).where(Contact.exhibitor_id.in_(ids))
    reached, mains = db.session.execute(of_those.where(Contact.main)).one()
    return reached, mains - reached


def first_reader(ids: Ids) -> tuple[str, str, str] | None:
    """Return name, company and address of one who would get the letter."""
    query = select(Contact.name, Exhibitor.name, Contact.email).join(Exhibitor)
    query = query.where(Contact.exhibitor_id.in_(ids), _reachable()).order_by(Exhibitor.name_key).limit(1)
    row = db.session.execute(query).first()
    return None if row is None else (row[0], row[1], row[2] or "")


def write(letter: Letter, ids: Ids) -> int:
    """Put the letter to everybody into the outbox, and into their timelines; return to how many."""
    db.session.add(letter)
    db.session.flush()
    to = select(Contact.id, Exhibitor.id).join(Exhibitor).where(Contact.exhibitor_id.in_(ids), _reachable())
    db.session.execute(insert(Interaction).from_select(_ENTRY, to.with_only_columns(*_entry(letter))))
    mails = insert(Mail).from_select(_MAIL, to.with_only_columns(*_mail(letter)))
    done = db.session.connection().execute(mails.execution_options(preserve_rowcount=True))
    letter.written = done.rowcount
    return letter.written


def _entry(letter: Letter) -> list[Any]:
    kind, at = literal(InteractionKind.MAIL.value), literal(letter.written_at, UtcDateTime)
    who = literal(letter.person_id, Interaction.person_id.type)
    return [Exhibitor.id, Contact.id, who, kind, at, _filled(letter.subject), _filled(letter.body)]


def _mail(letter: Letter) -> list[Any]:
    number = cast(Contact.id, String)
    stamp = f"{letter.written_at:%Y%m%d%H%M%S}"
    message_id = literal(f"<letter.{letter.id}.{stamp}.") + number + "@standwell>"
    times = [literal(at, UtcDateTime) for at in (letter.written_at, letter.written_at + WAITS)]
    texts = _filled(letter.subject), _filled(letter.body)
    purpose, state = literal(_mark(letter)) + number, literal("queued")
    return [purpose, Contact.email, *texts, message_id, state, *times, literal(0)]


def _mark(letter: Letter) -> str:
    return f"letter:{letter.id}:"


def take_back(letter: Letter) -> int:
    """Take what still lies in the outbox, and its entries, away again; return how many it was."""
    mark = _mark(letter)
    waiting = and_(Mail.purpose >= mark, Mail.purpose < f"{mark[:-1]};", Mail.state == "queued")
    theirs = select(Contact.id).join(Mail, Mail.purpose == literal(mark) + cast(Contact.id, String))
    entries = delete(Interaction).where(
        Interaction.contact_id.in_(theirs.where(waiting)),
        Interaction.happened_at == letter.written_at,
        Interaction.kind == InteractionKind.MAIL,
    )
    db.session.execute(entries.execution_options(synchronize_session=False))
    letter.undone_at = clock.now()
    return db.session.connection().execute(delete(Mail).where(waiting)).rowcount

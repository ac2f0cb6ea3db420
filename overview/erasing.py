"""Erasing a person: the contact, what is written about them, the mails to them; answers stay without them.

Refused while a complaint of theirs is open: it may be needed for a legal claim (GDPR, Article 17(3)(e)), and
whoever complained must still be reached. Refused too while a list that names them is being brought in. What
was erased cannot be brought back; `Erasure` says that it was.
"""

from collections import Counter
from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Any, cast

from sqlalchemy import Column, Table, bindparam, delete, func, select, update

from complaints.models import Complaint, State
from exhibitors.field_change import FieldChange, Record
from exhibitors.models import Alias, Contact, Exhibitor
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from foundation.removal import Removal
from goals.sheet import GoalLink, GoalSheet
from overview.belongings import belonging, free_texts
from overview.erasure import Erasure
from overview.known_as import known_as
from overview.listed import blank_rows, listed, refuse_while_listed
from overview.quoting import quoting
from overview.scrubbing import MARK, Scrubber
from surveys.afterwards.models import CallWish
from surveys.doors.models import Door
from surveys.former_link import FormerLink
from surveys.models import Invitation
from surveys.response import Response


class StillOpen(Exception):
    """A complaint of the person is open; `numbers` says which."""

    def __init__(self, numbers: Sequence[str]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


def erase(contact: Contact, person_id: int | None) -> Erasure:
    """Erase all personal data of the contact in the caller's transaction, or raise StillOpen, StillListed."""
    theirs = Complaint.contact_id == contact.id
    still_open = db.session.scalars(select(Complaint.number).where(theirs, Complaint.state != State.CLOSED))
    if numbers := still_open.all():
        raise StillOpen(numbers)
    db.session.flush()
    exhibitor_id, known = contact.exhibitor_id, known_as(contact)
    scrubber = Scrubber(known, _others(contact))
    refuse_while_listed(scrubber)
    touched = Counter(mail=_mails(contact.id, known.emails), removal=_removals(exhibitor_id, scrubber))
    places = [*listed(contact, known).items(), _history(exhibitor_id), *belonging(exhibitor_id)]
    places += quoting(exhibitor_id, known)
    blank_rows(exhibitor_id, known)
    _forget_company_address(contact)
    _invitations(contact.id)
    _blank(contact.id)
    for table, mine in places:
        touched[table.name] += _scrub(table, mine, scrubber)
    db.session.expire_all()
    counts = dict(+touched)
    done = Erasure(contact_id=contact.id, exhibitor_id=exhibitor_id, person_id=person_id, touched=counts)
    db.session.add(done)
    db.session.flush()
    return done


def _history(exhibitor_id: int) -> tuple[Table, Any]:
    """The company's field history, but for its names, which stay even where they are the person's."""
    mine = (FieldChange.exhibitor_id == exhibitor_id) & (FieldChange.field != "name")
    return cast(Table, FieldChange.__table__), mine


def _others(contact: Contact) -> list[str]:
    names = select(Exhibitor.name).where(Exhibitor.id == contact.exhibitor_id)
    aliases = select(Alias.name).where(Alias.exhibitor_id == contact.exhibitor_id)
    people = select(Contact.name).where(
        Contact.exhibitor_id == contact.exhibitor_id, Contact.id != contact.id
    )
    return list(db.session.scalars(names.union(aliases, people)))


def _scrub(table: Table, mine: Any, scrubber: Scrubber) -> int:
    """Read the free texts of the exhibitor's rows and write those that change, with one statement."""
    columns: list[Column[Any]] = free_texts(table)
    if not columns:
        return 0
    changed = []
    for row in db.session.execute(select(table.c.id, *columns).where(mine)).mappings():
        new = {column.name: scrubber.value(row[column.name]) for column in columns}
        if any(new[column.name] != row[column.name] for column in columns):
            changed.append({"own_id": row["id"], **{f"new_{name}": value for name, value in new.items()}})
    if changed:
        values: dict[str, Any] = {c.name: bindparam(f"new_{c.name}", type_=c.type) for c in columns}
        if "version" in table.c:
            values["version"] = table.c.version + 1
        write = update(table).where(table.c.id == bindparam("own_id")).values(values)
        db.session.connection().execute(write, changed)
    return len(changed)


def _blank(contact_id: int) -> None:
    """Past the ORM, whose history would keep what is taken away here."""
    blank = {"name": f"{MARK} {contact_id}", "email": None, "phone": None, "job_title": None, "main": False}
    blank |= {"search_text": "-", "surveys_refused_at": clock.now(), "version": Contact.version + 1}
    run = db.session.connection().execute
    run(update(Contact).where(Contact.id == contact_id).values(blank))
    for said in (Response, GoalSheet):
        run(update(said).where(said.contact_id == contact_id).values(contact_id=None))
    past = (FieldChange.record == Record.CONTACT, FieldChange.record_id == contact_id)
    run(update(FieldChange).where(*past).values(before=None, after=None))


def _invitations(contact_id: int) -> None:
    """Open ones go, and the link to say goals; links and cards of answered ones lead nowhere any more."""
    db.session.execute(delete(GoalLink).where(GoalLink.contact_id == contact_id))
    mine = Invitation.contact_id == contact_id
    theirs = select(Invitation.id).where(mine)
    db.session.execute(delete(CallWish).where(CallWish.invitation_id.in_(theirs)))
    db.session.execute(delete(Invitation).where(mine, Invitation.answered_at.is_(None)))
    keys = db.session.scalars(select(Invitation.id).where(mine)).all()
    if keys:
        for way in (FormerLink, Door):
            db.session.execute(delete(way).where(way.invitation_id.in_(keys)))
        table = cast(Table, Invitation.__table__)
        write = update(table).where(table.c.id == bindparam("own_id"))
        tokens = [{"own_id": key, "new": token_urlsafe(16)} for key in keys]
        db.session.connection().execute(write.values(token=bindparam("new")), tokens)


def _mails(contact_id: int, emails: Sequence[str]) -> int:
    """Waiting mails to the person go, the others lose their text."""
    mine = func.lower(Mail.recipient).in_([email.lower() for email in emails])
    run = db.session.connection().execute
    gone = run(delete(Mail).where(mine, Mail.state == "queued")).rowcount
    blank = {"recipient": f"erased-{contact_id}@invalid", "subject": MARK, "body": "", "error": None}
    blank |= {"attachment": None, "attachment_name": None}
    return gone + run(update(Mail).where(mine).values(blank)).rowcount


def _removals(exhibitor_id: int, scrubber: Scrubber) -> int:
    """What was deleted lately is kept for the undo: there, too."""
    tables = (Contact.__tablename__, "interaction", "goal")
    kept = select(Removal).where(Removal.table_name.in_(tables))
    mine = [one for one in db.session.scalars(kept) if one.row.get("exhibitor_id") == exhibitor_id]
    for removal in mine:
        removal.row, removal.hanging = scrubber.value(removal.row), scrubber.value(removal.hanging)
    db.session.flush()
    return len(mine)


def _forget_company_address(contact: Contact) -> None:
    company = update(Exhibitor).where(Exhibitor.id == contact.exhibitor_id)
    for column, value in ((Exhibitor.email, contact.email), (Exhibitor.phone, contact.phone)):
        if value:
            db.session.connection().execute(company.where(column == value).values({column.key: None}))

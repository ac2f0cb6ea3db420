"""A contact in the lists that were brought in: their rows forget the person, what the lists counted stays.

A list that is not in yet still has its file, and would bring the person back: while one names them, nobody is
erased. The file of a list that is in is gone already (exhibitors/imports/applying.py).
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    ColumnElement,
    String,
    Table,
    and_,
    cast,
    exists,
    false,
    func,
    or_,
    select,
    tuple_,
    update,
)

from exhibitors.imports.batches import CHANGES, CUSTOMS, ROWS
from exhibitors.imports.models import ImportFile, ImportRun, Kind
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.runs import table_of
from exhibitors.models import Contact
from foundation.database import db
from overview.known_as import KnownAs
from overview.scrubbing import MARK, Scrubber

_PIECES = (ROWS.c.cells, ROWS.c.summary, ROWS.c.body, ROWS.c.repairs, ROWS.c.problems)


class StillListed(Exception):
    """A list that is not in yet names the person; `filenames` says which."""

    def __init__(self, filenames: Sequence[str]) -> None:
        super().__init__(filenames)
        self.filenames = filenames


def refuse_while_listed(scrubber: Scrubber) -> None:
    """Raise StillListed while the file of a list that is not in yet names the person."""
    waiting = db.session.scalars(select(ImportRun).join(ImportFile).order_by(ImportRun.id))
    if naming := [run.filename for run in waiting if _names(run, scrubber)]:
        raise StillListed(naming)


def _names(run: ImportRun, scrubber: Scrubber) -> bool:
    """Whether the file names the person. One that cannot be read any more may."""
    try:
        rows = table_of(run).rows
    except FileRefused:
        return True
    return any(scrubber.finds("\n".join(row.cells)) for row in rows)


def blank_rows(exhibitor_id: int, known: KnownAs) -> None:
    """Empty the person's own rows of what they alone say of it, a number that was never taken among it."""
    someone = ROWS.c.exhibitor_id == exhibitor_id, ROWS.c.exhibitor_id.is_(None)
    mine = and_(
        or_(*someone), or_(_is(ROWS.c.contact_name, known.names), _is(ROWS.c.contact_email, known.emails))
    )
    people = and_(ROWS.c.run_id == ImportRun.id, ImportRun.kind == Kind.CONTACTS)
    run = db.session.connection().execute
    run(update(ROWS).where(mine, exists().where(people), ROWS.c.cells.is_not(None)).values(cells={}))
    blank = dict.fromkeys(("contact_email", "contact_phone", "job_title"))
    run(update(ROWS).where(mine).values(contact_name=MARK, **blank))


def listed(contact: Contact, known: KnownAs) -> dict[Table, ColumnElement[bool]]:
    """Return by table the condition for what lists said of the contact, or of its company."""
    found = select(ROWS.c.id).where(_rows_of(contact.exhibitor_id, known))
    naming = ROWS.c.id.in_(db.session.scalars(found).all())
    of_company = CHANGES.c.record.in_(("exhibitor", "custom")), CHANGES.c.record_id == contact.exhibitor_id
    of_contact = CHANGES.c.record == "contact", CHANGES.c.record_id == contact.id
    places = select(ROWS.c.run_id, ROWS.c.number).where(naming)
    return {
        CUSTOMS: tuple_(CUSTOMS.c.run_id, CUSTOMS.c.number).in_(places),
        CHANGES: or_(and_(*of_company), and_(*of_contact)),
        ROWS: naming,
    }


def _rows_of(exhibitor_id: int, known: KnownAs) -> ColumnElement[bool]:
    """The company's rows, those with the person's address or number, and nobody's that name the person.

    A row of another company with the name alone is of somebody called the same.
    """
    own = ROWS.c.exhibitor_id == exhibitor_id
    numbers = _is(ROWS.c.contact_phone, known.phones)
    addresses = or_(_is(ROWS.c.contact_email, known.emails), _is(ROWS.c.email, known.emails))
    nobodys = or_(_is(ROWS.c.contact_name, known.names), _within(known.names))
    reached = _within((*known.emails, *known.phones))
    return or_(own, numbers, addresses, reached, and_(ROWS.c.exhibitor_id.is_(None), nobodys))


def _is(column: ColumnElement[str], texts: Iterable[str]) -> ColumnElement[bool]:
    return or_(column.in_([*texts]), func.lower(column).in_([text.lower() for text in texts]))


def _within(texts: Iterable[str]) -> ColumnElement[bool]:
    """Whether what was kept of the row as it stood has one of the texts."""
    pieces = [cast(piece, String) for piece in _PIECES]
    return or_(false(), *(piece.icontains(text, autoescape=True) for piece in pieces for text in texts))

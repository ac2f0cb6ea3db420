"""Where the search looks: each kind of thing with its index, what is shown of it, what ranks it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, select

from complaints.models import Complaint
from events.models import Edition
from exhibitors.contact_search import CONTACTS
from exhibitors.interaction import Interaction
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation, Stand
from exhibitors.search import EXHIBITORS
from foundation.database import Rows, db
from foundation.trigrams import SHORTEST, Trigrams, Words
from overview.indexes import COMPLAINTS, STANDS, TALKS

CANDIDATES, BEGINNINGS = 400, 50
Query = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class Kind:
    """One kind of thing. Its rows have id, exhibitor_id, title, detail, mark, text (None: title is all).

    `at` is the condition that one belongs to an edition: those are meant first, others where there is none.
    """

    name: str
    index: Trigrams
    rows: Callable[[], Query]
    long_only: bool = False
    at: Callable[[int | None], ColumnElement[bool]] | None = None


def _exhibitors() -> Query:
    return select(
        Exhibitor.id,
        Exhibitor.id.label("exhibitor_id"),
        Exhibitor.name.label("title"),
        Exhibitor.country.label("detail"),
        Exhibitor.relationship_class.label("mark"),
        Exhibitor.search_text.label("text"),
    )


def _contacts() -> Query:
    return select(
        Contact.id,
        Contact.exhibitor_id,
        Contact.name.label("title"),
        Exhibitor.name.label("detail"),
        Contact.email.label("mark"),
        Contact.search_text.label("text"),
    ).join(Exhibitor, Exhibitor.id == Contact.exhibitor_id)


def _stands() -> Query:
    return (
        select(
            Stand.id,
            Participation.exhibitor_id,
            Stand.number.label("title"),
            (Exhibitor.name + " · " + Edition.name).label("detail"),
            literal(None, String).label("mark"),
            Stand.number.label("text"),
        )
        .join(Participation, Participation.id == Stand.participation_id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .join(Edition, Edition.id == Participation.edition_id)
    )


def _stands_at(edition_id: int | None) -> ColumnElement[bool]:
    here = select(Participation.id).where(Participation.edition_id == edition_id)
    return Stand.participation_id.in_(here)


def _talks() -> Query:
    return select(
        Interaction.id,
        Interaction.exhibitor_id,
        Interaction.summary.label("title"),
        Exhibitor.name.label("detail"),
        cast(Interaction.kind, String).label("mark"),
        (Interaction.summary + " " + func.coalesce(Interaction.body, "")).label("text"),
    ).join(Exhibitor, Exhibitor.id == Interaction.exhibitor_id)


def _complaints() -> Query:
    return select(
        Complaint.id,
        Complaint.exhibitor_id,
        Complaint.title.label("title"),
        Exhibitor.name.label("detail"),
        Complaint.number.label("mark"),
        (Complaint.number + " " + Complaint.title).label("text"),
    ).join(Exhibitor, Exhibitor.id == Complaint.exhibitor_id)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("exhibitors", EXHIBITORS, _exhibitors),
        Kind("contacts", CONTACTS, _contacts),
        Kind("stands", STANDS, _stands, at=_stands_at),
        Kind("notes", TALKS, _talks, long_only=True),
        Kind("complaints", COMPLAINTS, _complaints, long_only=True),
    )
}


def containing(kind: Kind, spellings: Words, edition_id: int | None) -> Rows:
    """Return up to 400 rows that contain every word."""
    if kind.long_only and max((len(word[0]) for word in spellings), default=0) < SHORTEST:
        return []
    found = select(kind.index.indexed.c.id).where(kind.index.matching(spellings)).limit(CANDIDATES)
    here = _read(kind, found.where(kind.at(edition_id))) if kind.at else []
    return here or _read(kind, found)


def beginning(key: str) -> Rows:
    """Return the exhibitors whose keys follow the typed one in the order of names: they begin with it."""
    query = _exhibitors().where(Exhibitor.name_key >= key).order_by(Exhibitor.name_key, Exhibitor.id)
    return db.session.execute(query.limit(BEGINNINGS)).all()


def alike(kind: Kind, words: Sequence[str]) -> Rows:
    """Return up to 400 rows with words that are spelt alike."""
    found = kind.index.alike(words, CANDIDATES)
    return [] if found is None else _read(kind, found)


def _read(kind: Kind, found: Query) -> Rows:
    """The ids first, from the index alone: a planner that knows the joins begins at the wrong end."""
    ids = db.session.scalars(found).all()
    if not ids:
        return []
    return db.session.execute(kind.rows().where(kind.index.indexed.c.id.in_(ids))).all()

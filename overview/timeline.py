"""Everything that happened with one exhibitor, newest first, as one union that pages by keyset."""

from sqlalchemy import String, cast, select, union_all

from foundation.paging import Page, page
from overview.entries import TOLD

SIZE = 20


def timeline(exhibitor_id: int, cursor: str | None, kind: str | None = None) -> Page:
    """Return one page of the exhibitor's timeline; `kind` keeps one kind of entry and asks only its room."""
    rooms = dict.fromkeys(TOLD.values()) if kind is None else (TOLD[kind],)
    union = union_all(*(tell(exhibitor_id) for tell in rooms)).subquery()
    kinds, number, at, what, detail, person = union.c
    entries = select(
        kinds.label("kind"),
        number.label("id"),
        at.label("at"),
        what.label("what"),
        cast(detail, String).label("detail"),
        person.label("person"),
    )
    if kind:
        entries = entries.where(kinds == kind)
    return page(entries, [at, kinds, number], cursor, descending=True, size=SIZE)

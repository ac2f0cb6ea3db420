"""Reading merges: the list, and what one of them did."""

from collections import Counter

from sqlalchemy import select

from exhibitors.field_words import FIELDS
from exhibitors.merge import Merge
from exhibitors.merge_words import RECORDS, said
from exhibitors.models import Exhibitor
from exhibitors.names import fold
from foundation.paging import Page, page
from foundation.snapshot import column_named
from staff.models import Person


def merges(term: str = "", cursor: str | None = None) -> Page:
    """Return one page of merges, newest first, of those that have every word of `term` in a name."""
    query = (
        select(
            Merge.id,
            Merge.kept_id,
            Merge.kept_name,
            Merge.gone_name,
            Merge.merged_at,
            Merge.undone_at,
            Merge.left.is_not(None).label("was_left"),
            Person.name.label("person"),
            Exhibitor.name.label("now"),
        )
        .outerjoin(Person, Person.id == Merge.person_id)
        .outerjoin(Exhibitor, Exhibitor.id == Merge.kept_id)
    )
    words = [Merge.search_text.contains(word, autoescape=True) for word in fold(term).split()[:8]]
    return page(query.where(*words), (Merge.merged_at, Merge.id), cursor, descending=True)


def steps_of(merge: Merge) -> dict[str, list[tuple[str, ...]]]:
    """Return what a merge did: `moved` (kind, how many), `changed` (kind, field, before, after)."""
    moved: Counter[str] = Counter()
    for step in merge.steps:
        if step["do"] == "moved":
            moved[column_named(step["column"]).table.name] += len(step["keys"])
    changed = [
        (
            str(RECORDS.get(step["table"], step["table"])),
            str(FIELDS[name]),
            said(name, before),
            said(name, after),
        )
        for step in merge.steps
        if step["do"] == "changed"
        for name, before, after in (
            (name, before, step["after"][name]) for name, before in step["before"].items() if name in FIELDS
        )
    ]
    told = [(str(RECORDS[table]), str(count)) for table, count in moved.items() if table in RECORDS]
    return {"moved": told, "changed": changed}

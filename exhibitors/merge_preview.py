"""What merging some records would do: what moves, what differs, and whose money stays at each edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import func, select

from events.models import Edition
from exhibitors import combining, queries
from exhibitors.field_words import FIELDS
from exhibitors.merge_refusals import MergedMeanwhile, NotThere
from exhibitors.merge_words import RECORDS, said
from exhibitors.merging import EXHIBITORS, merged_into
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from exhibitors.stands import written
from foundation.database import db
from foundation.removal import columns_pointing_at
from foundation.snapshot import rows_of

LEAST, MOST = 2, 10


@dataclass(frozen=True)
class Line:
    """One field of all records; `chosen` is whose value stays, `differs` whether there is a choice."""

    field: str
    label: str
    values: list[tuple[int, str]]
    chosen: int
    differs: bool


@dataclass(frozen=True)
class Booked:
    """What one of the records took at an edition that several of them are in."""

    exhibitor_id: int
    name: str
    row: dict[str, Any]
    stands: str


@dataclass(frozen=True)
class Clash:
    """An edition that several records are in; `chosen` is whose price, payment and area stay."""

    edition: Edition
    booked: list[Booked]
    chosen: int

    @property
    def differs(self) -> bool:
        """Return whether price, payment or area are not the same on all."""
        return len({tuple(one.row[name] for name in combining.MONEY) for one in self.booked}) > 1


def records(ids: Sequence[int]) -> list[Exhibitor]:
    """Return the exhibitors in the order of `ids`, or raise NotThere or MergedMeanwhile."""
    found = {one.id: one for one in db.session.scalars(select(Exhibitor).where(Exhibitor.id.in_(ids)))}
    for number in ids:
        if number not in found:
            into = merged_into(number)
            raise NotThere if into is None else MergedMeanwhile(into)
    return [found[number] for number in ids]


def fullest(ids: Sequence[int]) -> int:
    """Return which record to keep: the one with the most participations, of two the older."""
    here = Participation.exhibitor_id
    count = select(here, func.count()).where(here.in_(ids)).group_by(here)
    counts = dict(db.session.execute(count).all())
    return max(ids, key=lambda number: (counts.get(number, 0), -number))


def lines(keep_id: int, ids: Sequence[int]) -> list[Line]:
    """Return the fields that any of the records has, the kept one's value chosen unless it is empty."""
    rows = {row["id"]: row for row in rows_of(EXHIBITORS, EXHIBITORS.c.id.in_(ids))}
    found = []
    for name in combining.CHOSEN:
        values = [(number, said(name, _offered(name, rows[number][name], ids))) for number in ids]
        given = {number: text for number, text in values if text}
        if given:
            chosen = keep_id if keep_id in given else next(iter(given))
            differs = len(set(given.values())) > 1
            found.append(Line(name, str(FIELDS[name]), values, chosen, differs))
    return found


def _offered(name: str, value: Any, ids: Sequence[int]) -> Any:
    """A parent among the records is none any more."""
    return None if name == "parent_id" and value in ids else value


def clashes(keep_id: int, ids: Sequence[int]) -> list[Clash]:
    """Return the editions that several of the records are in, newest first."""
    query = select(Participation, Edition, Exhibitor.name).join(Edition).join(Exhibitor)
    rows = db.session.execute(
        query.where(Participation.exhibitor_id.in_(ids)).order_by(Edition.starts_on.desc(), Edition.id)
    ).all()
    where = queries.stands([one.id for one, _edition, _name in rows])
    by_edition: dict[int, tuple[Edition, list[Booked]]] = {}
    for one, edition, name in rows:
        values = {column.name: getattr(one, column.name) for column in Participation.__table__.c}
        booked = Booked(one.exhibitor_id, name, values, written(where.get(one.id, ())))
        by_edition.setdefault(edition.id, (edition, []))[1].append(booked)
    several = [(edition, booked) for edition, booked in by_edition.values() if len(booked) > 1]
    return [_clash(edition, booked, keep_id, ids) for edition, booked in several]


def _clash(edition: Edition, booked: list[Booked], keep_id: int, ids: Sequence[int]) -> Clash:
    order = sorted(booked, key=lambda one: (one.exhibitor_id != keep_id, ids.index(one.exhibitor_id)))
    return Clash(edition, order, reduce(_fuller, order).exhibitor_id)


def _fuller(one: Booked, other: Booked) -> Booked:
    return other if combining.fuller(one.row, other.row) is combining.Money.GONE else one


def moving(ids: Sequence[int]) -> list[tuple[str, int]]:
    """Return how many records of each kind hang on these exhibitors, those that people know."""
    found = []
    for column in columns_pointing_at(EXHIBITORS.c.id):
        if column.table.name in RECORDS and column.table is not EXHIBITORS:
            count = db.session.scalar(select(func.count()).where(column.in_(ids)))
            found.append((str(RECORDS[column.table.name]), count or 0))
    return [(label, count) for label, count in found if count]

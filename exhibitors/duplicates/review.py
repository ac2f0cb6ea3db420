"""The queue of suggestions: filters from the address, a page by confidence, both records of each pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, literal, or_, select
from sqlalchemy.orm import aliased

from exhibitors.duplicates.models import Duplicate, DuplicateDecision, State
from exhibitors.models import Alias, Contact, Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from foundation.paging import Page, page
from staff.models import Person

SIZE = 10
COUNTED = 1000
STEPS = (50, 70, 90, 99)
FIELDS = ("name", "country", "city", "address", "website", "phone", "email", "industry")


class UnknownFilter(ValueError):
    """A filter in the address has a value it cannot have."""


@dataclass(frozen=True)
class Filters:
    """`percent` is the least score in per cent; `country` is that of either record."""

    percent: int = 50
    country: str = ""

    @property
    def least(self) -> float:
        """The least score."""
        return self.percent / 100


def from_address(values: Mapping[str, str]) -> Filters:
    """Return the filters in an address; UnknownFilter when a value cannot be."""
    percent, country = values.get("least", "50"), values.get("country", "")
    if not percent.isdecimal() or len(percent) > 3 or not 50 <= int(percent) <= 100:
        raise UnknownFilter
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise UnknownFilter
    return Filters(int(percent), country.upper())


def chosen(filters: Filters, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Return the open suggestions that match."""
    query = (
        select(*columns)
        .select_from(Duplicate)
        .where(Duplicate.state == State.OPEN, Duplicate.score >= filters.least)
    )
    if filters.country:
        one, other = aliased(Exhibitor), aliased(Exhibitor)
        query = query.join(one, one.id == Duplicate.one_id).join(other, other.id == Duplicate.other_id)
        query = query.where(or_(one.country == filters.country, other.country == filters.country))
    return query


def counted(filters: Filters, most: int = COUNTED) -> int:
    """Return how many match, at most one more than `most`."""
    some = chosen(filters, literal(1)).limit(most + 1).subquery()
    return db.session.scalar(select(func.count()).select_from(some)) or 0


@dataclass(frozen=True)
class Line:
    """One field of both records; `differs` when both have it and not the same."""

    field: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether the two say different things."""
        return bool(self.one and self.other) and self.one.casefold() != self.other.casefold()


@dataclass(frozen=True)
class Pair:
    """A suggestion as it is shown; `keep_id` is the fuller record."""

    id: int
    score: float
    reasons: list[list[Any]]
    one_id: int
    other_id: int
    keep_id: int
    lines: list[Line]


def suggestions(filters: Filters, cursor: str | None) -> tuple[Page, list[Pair]]:
    """Return a page of suggestions, the likeliest first, with both records of each."""
    columns = Duplicate.id, Duplicate.score, Duplicate.reasons, Duplicate.one_id, Duplicate.other_id
    found = page(
        chosen(filters, *columns), (Duplicate.score, Duplicate.id), cursor, descending=True, size=SIZE
    )
    ids = {number for row in found.rows for number in (row.one_id, row.other_id)}
    records, come = _records(ids), _counts(Participation.exhibitor_id, ids)
    return found, [_pair(row, records, come) for row in found.rows]


def _pair(row: Any, records: Mapping[int, dict[str, str]], come: Mapping[int, int]) -> Pair:
    one, other = records[row.one_id], records[row.other_id]
    lines = [Line(name, one[name], other[name]) for name in one if one[name] or other[name]]
    keep = max((row.one_id, row.other_id), key=lambda number: (come.get(number, 0), -number))
    return Pair(row.id, row.score, row.reasons, row.one_id, row.other_id, keep, lines)


def _records(ids: set[int]) -> dict[int, dict[str, str]]:
    columns = [getattr(Exhibitor, name) for name in FIELDS]
    rows = db.session.execute(select(Exhibitor.id, *columns).where(Exhibitor.id.in_(ids))).all()
    aliases: dict[int, list[str]] = {}
    named = select(Alias.exhibitor_id, Alias.name).where(Alias.exhibitor_id.in_(ids)).order_by(Alias.id)
    for number, name in db.session.execute(named):
        aliases.setdefault(number, []).append(name)
    come, people = _counts(Participation.exhibitor_id, ids), _counts(Contact.exhibitor_id, ids)
    found = {}
    for number, *values in rows:
        record = {name: value or "" for name, value in zip(FIELDS, values, strict=True)}
        record["aliases"] = ", ".join(aliases.get(number, ()))
        record["participations"] = str(come.get(number, 0))
        found[number] = {**record, "contacts": str(people.get(number, 0))}
    return found


def _counts(column: Any, ids: set[int]) -> dict[int, int]:
    query = select(column, func.count()).where(column.in_(ids)).group_by(column)
    return dict(iter(db.session.execute(query)))


def decided(cursor: str | None) -> Page:
    """Return a page of decisions, the newest first."""
    one = DuplicateDecision
    columns = one.id, one.one_name, one.other_name, one.score, one.verdict, one.decided_at, one.undone_at
    query = select(*columns, Person.name.label("person")).outerjoin(Person, Person.id == one.person_id)
    return page(query, (one.decided_at, one.id), cursor, descending=True)


def countries() -> Sequence[str]:
    """Return the countries of open suggestions."""
    here = select(Exhibitor.country).join(Duplicate, Duplicate.one_id == Exhibitor.id)
    query = here.where(Duplicate.state == State.OPEN, Exhibitor.country.is_not(None)).distinct().limit(300)
    return [country for country in db.session.scalars(query) if country]

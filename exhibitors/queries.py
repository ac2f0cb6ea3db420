"""Reading exhibitors: the list behind page, export and bulk action, and what its filters offer."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, select

from events.models import Hall
from exhibitors.filters import NONE, Filters
from exhibitors.forms import zone
from exhibitors.listing import conditions
from exhibitors.listing.fields import all_fields
from exhibitors.listing.sorting import order, sorted_page
from exhibitors.models import Exhibitor, RelationshipClass
from exhibitors.moves import moved, placed, with_space
from exhibitors.participation import Participation, Stand
from exhibitors.search import matching
from foundation.database import Rows, db
from foundation.paging import Page
from staff.models import Person

COUNTED = 1000
BATCH = 1000
ON_PAGE = (
    Exhibitor.id,
    Exhibitor.version,
    Exhibitor.name,
    Exhibitor.country,
    Exhibitor.industry,
    Exhibitor.relationship_class,
    Exhibitor.lifecycle,
    Exhibitor.alert,
    Exhibitor.value_minor,
    Person.name.label("owner"),
    Participation.status,
    Participation.net_area_m2,
)
IN_FILE = (
    *ON_PAGE,
    Exhibitor.city,
    Exhibitor.website,
    Exhibitor.phone,
    Exhibitor.email,
    Participation.id.label("participation_id"),
    Participation.package,
    Participation.price_minor,
    Participation.paid_minor,
)
BY_NAME = (Exhibitor.name_key, Exhibitor.id)
RANKS = {name: rank for rank, name in enumerate((*RelationshipClass, NONE))}


def _conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.q:
        yield matching(filters.q)
    if filters.class_:
        yield Exhibitor.class_rank == RANKS[filters.class_]
    if filters.country:
        yield Exhibitor.country_order == filters.country
    if filters.owner:
        yield Exhibitor.owner_id == (None if filters.owner == NONE else int(filters.owner))
    if filters.alert:
        yield Exhibitor.alert.is_not(None)
    wanted = {column: getattr(filters, column.key) for column in (Exhibitor.industry, Exhibitor.lifecycle)}
    yield from (column == value for column, value in wanted.items() if value)
    yield from _at_the_edition(filters)
    yield from _where(filters)


def _where(filters: Filters) -> Iterator[ColumnElement[bool]]:
    tree = filters.tree
    if tree is not None:
        fields, seen = all_fields(filters.edition_id), conditions.Seen(filters.person_id, zone())
        conditions.check(tree, fields, seen)
        yield conditions.condition(tree, fields, seen)


def _at_the_edition(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.status:
        yield Participation.status == filters.status
    if filters.at == "out":
        there = select(Participation.id).where(Participation.edition_id == filters.edition_id)
        yield ~there.where(Participation.exhibitor_id == Exhibitor.id).correlate(Exhibitor).exists()
    if filters.rebooking or filters.space or filters.hall or filters.package:
        yield from _compared(filters) if filters.edition_id is not None else [false()]


def _compared(filters: Filters) -> Iterator[ColumnElement[bool]]:
    assert filters.edition_id is not None
    editions = filters.edition_id, int(filters.since) if filters.since else None
    if filters.rebooking:
        yield moved(filters.rebooking, *editions)
    if filters.space:
        yield with_space(filters.space, *editions)
    if filters.hall or filters.package:
        yield placed(filters.rebooking, *editions, hall=filters.hall, package=filters.package)


def _source(filters: Filters, *columns: Any) -> Select[*tuple[Any, ...]]:
    here = and_(Participation.exhibitor_id == Exhibitor.id, Participation.edition_id == filters.edition_id)
    return select(*columns).select_from(Exhibitor).join(Participation, here, isouter=not filters.inside)


def _chosen(filters: Filters, *columns: Any) -> Select[*tuple[Any, ...]]:
    return _source(filters, *columns).where(*_conditions(filters))


def _paged(query: Select[*tuple[Any, ...]], filters: Filters, cursor: str | None, size: int) -> Page:
    query = query.outerjoin(Person, Person.id == Exhibitor.owner_id)
    return sorted_page(query, order(filters.order), cursor, descending=filters.descending, size=size)


def exhibitors(
    filters: Filters,
    cursor: str | None = None,
    size: int = 50,
    *,
    few: Sequence[int] | None = None,
    columns: Sequence[Any] = (),
) -> Page:
    """Return one page of the list; `few` are the ids of all in it, where they are known to be few."""
    if few is None:
        query = _chosen(filters, *ON_PAGE, *columns)
    else:
        query = _source(filters, *ON_PAGE, *columns).where(Exhibitor.id.in_(few))
    return _paged(query, filters, cursor, size)


def chosen_ids(filters: Filters) -> Select[*tuple[Any, ...]]:
    """Return the statement for the ids of everybody in the list."""
    return _chosen(filters, Exhibitor.id)


def first_ids(filters: Filters) -> Sequence[int]:
    """Return the ids of all in the list, in no order; of a longer list COUNTED + 1 of them."""
    return db.session.scalars(chosen_ids(filters).limit(COUNTED + 1)).all()


def counted(filters: Filters) -> int:
    """Return how many are in the list, however long that takes."""
    return db.session.scalar(select(func.count()).select_from(chosen_ids(filters).subquery())) or 0


def batches(filters: Filters, ids: Sequence[int] | None = None) -> Iterator[Rows]:
    """Return the list (or those of it with `ids`) in batches that one statement each reads."""
    query, cursor = _chosen(filters, *IN_FILE), None
    if ids is not None:
        query = query.where(Exhibitor.id.in_(ids))
    while True:
        found = _paged(query, filters, cursor, BATCH)
        yield found.rows
        if (cursor := found.next) is None:
            return


def stands(participation_ids: Sequence[int]) -> dict[int, list[tuple[str | None, str]]]:
    """Return (hall, number) of every stand, by participation."""
    found: dict[int, list[tuple[str | None, str]]] = {}
    query = select(Stand.participation_id, Hall.name, Stand.number).outerjoin(Hall)
    query = query.where(Stand.participation_id.in_(participation_ids)).order_by(Hall.name, Stand.number)
    for participation_id, hall, number in db.session.execute(query):
        found.setdefault(participation_id, []).append((hall, number))
    return found

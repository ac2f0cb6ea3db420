"""Reading exhibitors: the list behind page, export and bulk action, and what its filters offer."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from events.models import Hall
from exhibitors.chosen import chosen, source
from exhibitors.filters import Filters
from exhibitors.listing.sorting import order, sorted_page
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation, Stand
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
        query = chosen(filters, *ON_PAGE, *columns, walked=True)
    else:
        query = source(filters, *ON_PAGE, *columns).where(Exhibitor.id.in_(few))
    return _paged(query, filters, cursor, size)


def chosen_ids(filters: Filters) -> Select[*tuple[Any, ...]]:
    """Return the statement for the ids of everybody in the list."""
    return chosen(filters, Exhibitor.id)


def first_ids(filters: Filters) -> Sequence[int]:
    """Return the ids of all in the list, in no order; of a longer list COUNTED + 1 of them."""
    return db.session.scalars(chosen_ids(filters).limit(COUNTED + 1)).all()


def counted(filters: Filters) -> int:
    """Return how many are in the list, however long that takes."""
    return db.session.scalar(select(func.count()).select_from(chosen_ids(filters).subquery())) or 0


def batches(filters: Filters, ids: Sequence[int] | None = None) -> Iterator[Rows]:
    """Return the list (or those of it with `ids`) in batches that one statement each reads."""
    query, cursor = chosen(filters, *IN_FILE, walked=True), None
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

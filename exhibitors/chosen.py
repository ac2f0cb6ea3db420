"""Which exhibitors are in a list: the conditions of one Filters, for page, counts, file and bulk action."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, select

from exhibitors.filters import NONE, Filters
from exhibitors.forms import zone
from exhibitors.listing import conditions
from exhibitors.listing.fields import all_fields
from exhibitors.listing.grammar import AND, Condition, Group, Node
from exhibitors.models import Exhibitor, RelationshipClass
from exhibitors.moves import moved, placed, with_space
from exhibitors.participation import Participation
from exhibitors.search import matching

RANKS = {name: rank for rank, name in enumerate((*RelationshipClass, NONE))}
INDEXED_BY_NAME = ("country", "class", "owner", "industry", "city")
"""Fields whose index goes on by name: one value of them is a list by name already."""
Test = ColumnElement[bool]


def source(filters: Filters, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Return the statement for `columns` of all exhibitors, beside what each took at the edition."""
    here = and_(Participation.exhibitor_id == Exhibitor.id, Participation.edition_id == filters.edition_id)
    return select(*columns).select_from(Exhibitor).join(Participation, here, isouter=not filters.inside)


def chosen(filters: Filters, *columns: Any, walked: bool = False) -> Select[*tuple[Any, ...]]:
    """Return the statement for `columns` of everybody in the list.

    `walked`: for a list of many, of which a page is read in its order.
    """
    return source(filters, *columns).where(*(_walked(filters) if walked else _all(filters)))


def _all(filters: Filters) -> Iterator[Test]:
    yield from _plain(filters)
    yield from (test for test, _leads in _where(filters))


def _walked(filters: Filters) -> Iterator[Test]:
    """Where many match, a page is found soon on a walk in the list's order, testing one after another.

    SQLite would rather collect all by the indexes of the conditions, and sort them.
    """
    by_name = filters.order == "name"
    yield from (test if by_name else _tested(test) for test in _plain(filters))
    yield from (test if by_name and leads else _tested(test) for test, leads in _where(filters))


def _tested(test: Test) -> Test:
    """Return the same condition in a form that leads no index."""
    return case((test, 1), else_=0) == 1


def _plain(filters: Filters) -> Iterator[Test]:
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


def _where(filters: Filters) -> Iterator[tuple[Test, bool]]:
    """Each part of the tree, and whether it leads an index that goes on by name."""
    tree = filters.tree
    if tree is None:
        return
    fields, seen = all_fields(filters.edition_id), conditions.Seen(filters.person_id, zone())
    conditions.check(tree, fields, seen)
    for part in tree.parts if isinstance(tree, Group) and tree.joiner == AND else (tree,):
        yield conditions.condition(part, fields, seen), _leads(part)


def _leads(node: Node) -> bool:
    return isinstance(node, Condition) and node.operator == "is" and node.field in INDEXED_BY_NAME


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

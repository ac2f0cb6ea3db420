"""What lists are sorted by, each served by an index: those with a value first, those without after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, select

from exhibitors.custom import CustomField, CustomValue
from exhibitors.custom_kinds import IN_NUMBERS
from exhibitors.listing.fields import CUSTOM
from exhibitors.listing.grammar import BadFilter
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from foundation.paging import LAST, Key, Page, page

Query = Select[*tuple[Any, ...]]
REST = "r"
BY_NAME: tuple[Key, ...] = (Exhibitor.name_key, Exhibitor.id)


@dataclass(frozen=True)
class Order:
    """Keys that are never NULL for exhibitors with a value; `valued` says which those are, None: all."""

    keys: Sequence[Key]
    valued: ColumnElement[bool] | None = None
    field_id: int | None = None

    def first(self, query: Query) -> Query:
        """Return the part of the list that the keys sort."""
        if self.field_id is not None:
            mine = CustomValue.exhibitor_id == Exhibitor.id, CustomValue.field_id == self.field_id
            query = query.join(CustomValue, and_(*mine))
        return query if self.valued is None else query.where(self.valued)

    def rest(self, query: Query) -> Query:
        """Return the others, who come by name."""
        if self.field_id is None:
            return query.where(self.keys[0].is_(None))
        mine = CustomValue.exhibitor_id == Exhibitor.id, CustomValue.field_id == self.field_id
        return query.where(~exists().where(*mine).correlate(Exhibitor))


def _with_blanks(column: Any) -> Order:
    """Of a text: not below "" is any but NULL, and found by an index on SQLite, too."""
    return Order((column, *BY_NAME), column >= "")


ORDERS: dict[str, Order] = {
    "name": Order(BY_NAME),
    "country": Order((Exhibitor.country_order, *BY_NAME)),
    "class": Order((Exhibitor.class_rank, *BY_NAME)),
    "value": Order((Exhibitor.value_minor, Exhibitor.id)),
    "area": Order((Participation.area_order, Participation.exhibitor_id)),
    "city": _with_blanks(Exhibitor.city),
    "industry": _with_blanks(Exhibitor.industry),
    "added": Order((Exhibitor.id,)),
}


def order(key: str) -> Order:
    """Return the order of a key; BadFilter for a custom field that is not there."""
    return ORDERS.get(key) or _custom(int(key.removeprefix(CUSTOM)))


def _custom(field_id: int) -> Order:
    live = select(CustomField.kind).where(CustomField.id == field_id, CustomField.removed_at.is_(None))
    kind = db.session.scalar(live)
    if kind is None:
        raise BadFilter("unknown", f"{CUSTOM}{field_id}")
    column = CustomValue.number if kind in IN_NUMBERS else CustomValue.text
    return Order((column, CustomValue.exhibitor_id), column.is_not(None), field_id)


def sorted_page(query: Query, by: Order, cursor: str | None, *, descending: bool, size: int) -> Page:
    """Return one page: of those with a value, then of those without; no page holds both."""
    if by.valued is None:
        return page(query, by.keys, cursor, descending=descending, size=size)
    valued, others = by.first(query), by.rest(query)
    if cursor is None or not cursor.startswith(REST):
        found = page(valued, by.keys, cursor, descending=descending, size=size)
        if found.rows:
            return Page(found.rows, found.previous, found.next or (REST if _any(others) else None))
        cursor = REST
    found = page(others, BY_NAME, cursor.removeprefix(REST) or None, descending=descending, size=size)
    back = f"{REST}{found.previous}" if found.previous else LAST if _any(valued) else None
    return Page(found.rows, back, f"{REST}{found.next}" if found.next else None)


def _any(query: Query) -> bool:
    return db.session.execute(query.limit(1)).first() is not None

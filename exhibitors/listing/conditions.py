"""A filter's tree as the condition of a statement.

A field has values: one, or any number where it stands in another table. A comparison holds when any of them
fits; "not", "none", "lacks" and "empty" hold when none does, so also where there is no value at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from exhibitors.listing.field import OPERATORS, Elsewhere, Field, Kind
from exhibitors.listing.fields import Fields
from exhibitors.listing.grammar import AND, BadFilter, Condition, Node, conditions
from exhibitors.models import Exhibitor
from exhibitors.search import matching
from foundation.database import db

NEGATIVE = {"not": "is", "none": "any", "lacks": "has", "empty": "filled"}
RARE = 2000
Test = ColumnElement[bool]


@dataclass(frozen=True)
class Seen:
    """By whom a list is looked at, and in which time zone its days are."""

    person_id: int | None
    zone: ZoneInfo


def check(node: Node | None, fields: Fields, seen: Seen) -> None:
    """Raise BadFilter for an unknown field, an operator that its kind has not, a value it cannot have."""
    for one in conditions(node):
        field = fields.get(one.field)
        if field is None:
            raise BadFilter("unknown", one.field)
        if one.operator not in OPERATORS[field.kind]:
            raise BadFilter("operator_of", str(field.label))
        for value in one.values:
            field.value(value, seen.person_id)


def condition(node: Node, fields: Fields, seen: Seen) -> Test:
    """Return the condition that an exhibitor is in the list."""
    if isinstance(node, Condition):
        return _one(node, fields[node.field], seen)
    parts = [condition(part, fields, seen) for part in node.parts]
    return and_(*parts) if node.joiner == AND else or_(*parts)


def _one(node: Condition, field: Field, seen: Seen) -> Test:
    positive = NEGATIVE.get(node.operator, node.operator)
    values = [field.value(value, seen.person_id) for value in node.values]
    if field.key == "name" and positive == "has":
        holds = matching(node.values[0])
        return not_(holds) if node.operator in NEGATIVE else holds
    test = _fits(field, positive, values, seen.zone)
    if field.elsewhere:
        return _elsewhere(field.elsewhere, test, node.operator in NEGATIVE)
    if node.operator in NEGATIVE:
        return or_(field.column.is_(None), not_(test))
    return test


def _elsewhere(there: Elsewhere, test: Test, negative: bool) -> Test:
    """Few hits are looked up first, many are looked for exhibitor by exhibitor in the order of the list."""
    hits = there.hits.where(test)
    beside = hits.where(there.whose == Exhibitor.id).correlate(Exhibitor).exists()
    if negative:
        return not_(beside)
    some = hits.limit(RARE + 1).subquery()
    few = (db.session.scalar(select(func.count()).select_from(some)) or 0) <= RARE
    return Exhibitor.id.in_(hits.correlate(None)) if few else beside


def _fits(field: Field, operator: str, values: Sequence[Any], zone: ZoneInfo) -> Test:
    column = field.column
    if operator == "filled":
        return column.is_not(None) if field.blank is None else column != field.blank
    if operator == "has":
        return column.icontains(values[0], autoescape=True)
    if operator == "any":
        return column.in_(values)
    if operator == "is" and values[0] is None:
        return column.is_(None)
    if field.kind == Kind.INSTANT:
        return _on_days(column, operator, values, zone)
    return _COMPARED[operator](column, *values)


_COMPARED: dict[str, Callable[..., Any]] = {
    "is": lambda column, value: column == value,
    "min": lambda column, value: column >= value,
    "max": lambda column, value: column <= value,
    "before": lambda column, value: column < value,
    "after": lambda column, value: column > value,
    "between": lambda column, low, high: column.between(low, high),
}


def _on_days(column: Any, operator: str, days: Sequence[date], zone: ZoneInfo) -> Test:
    first, last = days[0], days[-1]
    start, end = _midnight(first, zone), _midnight(last + timedelta(days=1), zone)
    return {
        "is": and_(column >= start, column < end),
        "between": and_(column >= start, column < end),
        "min": column >= start,
        "after": column >= end,
        "max": column < end,
        "before": column < start,
    }[operator]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)

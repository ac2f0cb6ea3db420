"""Values of custom fields as text and back in statements: `custom_kinds.typed` and `stored` for many rows."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Float, String, case, cast, null

from exhibitors.custom_kinds import IN_NUMBERS, NO, YES, FieldKind


def selected_text(kind: str, text: ColumnElement[Any], number: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the expression for a value as it is typed, NULL where there is none."""
    if kind == FieldKind.YES_NO:
        return case((number == 1, YES), (number == 0, NO), else_=null())
    if kind == FieldKind.NUMBER:
        whole = cast(number, BigInteger)
        return case((number == whole, cast(whole, String)), else_=cast(number, String))
    return text


def selected_value(kind: str, typed: Any) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return the expressions for the text and the number that are stored of what was typed."""
    if kind not in IN_NUMBERS:
        return typed, cast(null(), Float)
    yes_no = case((typed == YES, 1.0), (typed == NO, 0.0), else_=null())
    return cast(null(), String), yes_no if kind == FieldKind.YES_NO else cast(typed, Float)

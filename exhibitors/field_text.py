"""The values of followed fields as text, and back: one spelling on both databases and in Python."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, Float, String, Table, case, cast, literal, null

from exhibitors.field_change import Record
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation.database import db

MODELS: dict[str, type[Exhibitor] | type[Contact] | type[Participation]] = {
    Record.EXHIBITOR: Exhibitor,
    Record.CONTACT: Contact,
    Record.PARTICIPATION: Participation,
}
CUSTOM = "custom."
"""Before the number of a custom field, whose values are written down as they are typed."""
TAG = "tag."
"""Before the number of a tag; its value is its name, where it was carried."""
ALIASES = "aliases"
DERIVED = frozenset(
    {
        "id",
        "version",
        "created_at",
        "updated_at",
        "import_run_id",
        "import_number",
        "exhibitor_id",
        "edition_id",
    }
    | {"name_key", "search_text", "website_host", "country_order", "class_rank", "area_order"}
    | {"relationship_class", "classed_at", "lifecycle", "alert", "value_minor"}
    | {"surveys_refused_at", "bounced_at", "bounce_reason"}
)
"""Columns that people do not fill: they follow from others, are judged, or belong to the contact itself."""


def table_of(record: str) -> Table:
    """Return the table of a kind of record."""
    table = MODELS[record].__table__
    assert isinstance(table, Table)
    return table


FOLLOWED: dict[str, tuple[str, ...]] = {
    record: tuple(column.name for column in table_of(record).c if column.name not in DERIVED)
    for record in MODELS
}


def as_text(value: Any) -> str | None:
    """Return a column's value as text; None stays None."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def as_json(value: Any) -> str | None:
    """Return a list of names as text that keeps them apart."""
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def value_of(record: str, field: str, text: str | None) -> Any:
    """Return the value that a text stands for, of the field's own type."""
    if text is None:
        return None
    if field.startswith((CUSTOM, TAG)):
        return text
    if field == ALIASES:
        return json.loads(text)
    kind = table_of(record).c[field].type.python_type
    if kind is bool:
        return text in ("true", "1")
    return date.fromisoformat(text) if kind is date else kind(text)


def selected_text(column: ColumnElement[Any]) -> ColumnElement[str | None]:
    """Return the expression for a column's value as `as_text` writes it (a whole float without its ".0")."""
    if isinstance(column.type, Boolean):
        return case((column.is_(True), "true"), (column.is_(False), "false"), else_=null())
    return cast(column, String)


def typed(column: ColumnElement[Any], text: ColumnElement[str | None]) -> ColumnElement[Any]:
    """Return the expression for a text as the column's type; SQLite keeps days as the very text."""
    sqlite = db.engine.dialect.name == "sqlite"
    if sqlite and isinstance(column.type, Boolean):
        return case((text == "true", literal(1)), (text == "false", literal(0)), else_=null())
    if isinstance(column.type, Date | String) and sqlite:
        return text
    return cast(text, Float if isinstance(column.type, Float) else column.type)

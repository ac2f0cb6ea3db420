"""What a JSON list says of its edition, beside the exhibitors."""

import json
from datetime import date
from typing import NamedTuple


class Head(NamedTuple):
    """The edition's name and days, as far as the file gives them."""

    name: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None


def head(content: bytes) -> Head:
    """Return `name`, `startDate`, `endDate` of a JSON object; an empty head of any other file."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return Head()
    if not isinstance(document, dict):
        return Head()
    name = document.get("name")
    days = _day(document.get("startDate")), _day(document.get("endDate"))
    return Head(name.strip() or None if isinstance(name, str) else None, *days)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None

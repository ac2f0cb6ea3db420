"""A whole sheet of answers by question code, put into the form's shape, so that one path judges both."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from surveys.items import Ask, Item
from surveys.kinds import ROWS, Kind


def as_form(items: Sequence[Item], answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the answers as the page would have posted them."""
    posted: dict[str, list[str]] = {}
    for item in items:
        value = answers.get(item.ask.code)
        if item.goal:
            value = (value or {}).get(item.goal.id)
        if value is not None:
            posted |= _fields(item, value)
    return posted


def _fields(item: Item, value: Any) -> dict[str, list[str]]:
    if item.ask.kind == Kind.IMPORTANCE_PERFORMANCE:
        importance, performance = value
        return {item.importance_field: _texts(importance), item.name: _texts(performance)}
    if item.ask.kind in ROWS:
        by_row = value if isinstance(value, Mapping) else {one: n for n, one in enumerate(value, 1)}
        return {item.row_field(row): _texts(number) for row, number in by_row.items()}
    return {item.name: _texts(value)}


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def unknown(asks: Iterable[Ask], items: Sequence[Item], answers: Mapping[str, Any]) -> set[str]:
    """Return codes that the questionnaire does not have, and goals that are not the exhibitor's."""
    known = {ask.code: ask for ask in asks}
    own = {item.goal.id for item in items if item.goal}
    strange = {
        code
        for code, value in answers.items()
        if code in known and known[code].kind == Kind.GOALS and set(value or {}) - own
    }
    return strange | (set(answers) - set(known))

"""Which items are asked, as the conditions on earlier answers and on facts have it."""

from collections.abc import Iterable, Mapping, Sequence

from surveys.conditions import holds
from surveys.given import NOT_USED, NOTHING, Given
from surveys.items import Item
from surveys.kinds import OFFERING, Kind


def value_of(item: Item, given: Given) -> float | Sequence[str] | None:
    """Return an answer as a condition sees it: a number, values, a text; `None` where nothing was said."""
    if given.did_not_use:
        return [NOT_USED]
    if given.number is not None:
        return given.number
    if given.chosen and item.ask.kind in OFFERING:
        return [str(one[0]) if isinstance(one, list) else str(one) for one in given.chosen]
    return [given.text] if given.text else None


def asked(
    items: Iterable[Item], given: Mapping[str, Given], facts: Mapping[str, Sequence[str]]
) -> list[Item]:
    """Return the items whose condition is met; what is not asked counts as not answered further on."""
    known: dict[str, float | Sequence[str] | None] = dict(facts)
    found = []
    for item in items:
        if not holds(item.ask.condition, known):
            continue
        found.append(item)
        if item.ask.kind != Kind.GOALS:
            known[item.ask.code] = value_of(item, given.get(item.name, NOTHING))
    return found

"""Columns of a list that become custom fields: what kind they seem to be, and the value of each cell."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from exhibitors.custom_kinds import LARGEST, LONGEST, FieldKind, Stored
from exhibitors.imports.bad_cells import BadCell, bad
from exhibitors.imports.dates import date
from exhibitors.imports.known_words import yes_or_no
from exhibitors.imports.quantities import number
from exhibitors.repair import repair

OLD, NEW = "custom.", "new."
"""How a mapping calls a column that fills a custom field: by the field's number, or one to be made."""

MOST_CHOICES, LONGEST_CHOICE, REPEATED = 20, 100, 3


class CustomColumn(NamedTuple):
    """A column for a custom field: its key in the mapping, its heading, what it holds."""

    key: str
    name: str
    kind: str
    choices: tuple[str, ...] = ()


def guess_kind(cells: Sequence[str]) -> tuple[FieldKind, tuple[str, ...]]:
    """The kind that every filled cell fits, and the choices where a few words come again and again."""
    filled = [text for cell in cells if (text := repair(cell))]
    for kind in (FieldKind.YES_NO, FieldKind.NUMBER, FieldKind.DATE):
        if filled and not any(isinstance(value(cell, kind), BadCell) for cell in filled):
            return kind, ()
    words = Counter(filled)
    few = len(words) <= MOST_CHOICES and len(filled) >= REPEATED * len(words)
    if filled and few and max(map(len, words)) <= LONGEST_CHOICE:
        return FieldKind.CHOICE, tuple(sorted(words))
    return FieldKind.TEXT, ()


def value(
    cell: str, kind: str, choices: Sequence[str] = (), day_first: bool | None = None
) -> Stored | BadCell | None:
    """The cell as a field of the kind stores it; None for a blank one."""
    text = repair(cell)
    if not text:
        return None
    if kind == FieldKind.YES_NO:
        said = yes_or_no(text)
        return said if isinstance(said, BadCell) else Stored(None, float(said))
    if kind == FieldKind.NUMBER:
        return _number(text)
    if kind == FieldKind.DATE:
        day = date(text, day_first=day_first)
        return day if isinstance(day, BadCell) else Stored(day.isoformat(), None)
    if kind == FieldKind.CHOICE and text not in choices:
        return bad("choice_unknown", text)
    return bad("too_long", text, LONGEST) if len(text) > LONGEST else Stored(text, None)


def _number(text: str) -> Stored | BadCell:
    """A plain number, which may have a sign before it."""
    found = number(text.lstrip("+-−"))
    if found is None or found > LARGEST or any(sign.isalpha() for sign in text):
        return bad("number_unreadable", text)
    return Stored(None, float(-found if text[0] in "-−" else found))

"""The kinds of custom fields: how what was typed is stored, and how what is stored is read."""

import math
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

LONGEST = 500
LARGEST = 1e15
YES, NO = "yes", "no"


class FieldKind(StrEnum):
    """What a custom field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"


IN_NUMBERS = (FieldKind.NUMBER, FieldKind.YES_NO)


class Stored(NamedTuple):
    """A value as its row holds it: a number for numbers and yes/no (1, 0), text for all else."""

    text: str | None
    number: float | None


class NotOfKind(ValueError):
    """What was typed is no value of the field's kind."""


def stored(kind: str, typed: str, choices: Sequence[str] = ()) -> Stored | None:
    """Return `typed` as it is stored, None for blank, or raise NotOfKind.

    Numbers have a decimal point, days are YYYY-MM-DD, yes/no are those words, a choice is one of `choices`.
    """
    typed = typed.strip()
    if not typed:
        return None
    if kind == FieldKind.NUMBER:
        return Stored(None, _number(typed))
    if kind == FieldKind.YES_NO:
        return Stored(None, float(_known(typed, (NO, YES)) == YES))
    if kind == FieldKind.CHOICE:
        return Stored(_known(typed, choices), None)
    return Stored(_day(typed) if kind == FieldKind.DATE else _text(typed), None)


def typed(kind: str, text: str | None, number: float | None) -> str:
    """Return what `stored` reads the same value from."""
    if number is None:
        return text or ""
    if kind == FieldKind.YES_NO:
        return YES if number else NO
    return str(int(number)) if number == int(number) else repr(number)


def _number(typed: str) -> float:
    try:
        number = float(typed)
    except ValueError:
        raise NotOfKind from None
    if not math.isfinite(number) or abs(number) > LARGEST or "_" in typed:
        raise NotOfKind
    return number + 0.0


def _day(typed: str) -> str:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise NotOfKind from None
    return day.isoformat()


def _known(typed: str, words: Sequence[str]) -> str:
    if typed not in words:
        raise NotOfKind
    return typed


def _text(typed: str) -> str:
    if len(typed) > LONGEST:
        raise NotOfKind
    return typed

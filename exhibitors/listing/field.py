"""A field that lists are filtered by and show: where its values are, and how they are compared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import Any

from sqlalchemy import Select

from exhibitors.custom_kinds import NO, YES
from exhibitors.listing.grammar import ALONE, BadFilter
from foundation.figures import MINOR

LONGEST, LARGEST = 200, 1e15
EARLIEST, LATEST = 1800, 2200
ME = "me"


class Kind(StrEnum):
    """What a field's values are; it says which operators there are and how a value is typed."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    INSTANT = "instant"
    CHOICE = "choice"
    RECORD = "record"
    YES_NO = "yes_no"


_WORDS = ("is", "not", "any", "none", *ALONE)
_NUMBERS = ("is", "not", "min", "max", "between", *ALONE)
_DAYS = ("is", "before", "after", "min", "max", "between", *ALONE)
OPERATORS: dict[Kind, tuple[str, ...]] = {
    Kind.TEXT: ("has", "lacks", *_WORDS),
    Kind.NUMBER: _NUMBERS,
    Kind.MONEY: _NUMBERS,
    Kind.DAY: _DAYS,
    Kind.INSTANT: _DAYS,
    Kind.CHOICE: _WORDS,
    Kind.RECORD: _WORDS,
    Kind.YES_NO: ("is", *ALONE),
}
Choices = Iterable[tuple[Any, Any]]


@dataclass(frozen=True)
class Elsewhere:
    """Values in another table: `hits` selects the exhibitors that have any, `whose` is its exhibitor's id."""

    hits: Select[Any]
    whose: Any


@dataclass(frozen=True)
class Field:
    """One field. `column` holds its values, `blank` stands for none there (None: NULL).

    `read` brings a value as it is typed to what the column holds; ValueError where it cannot be.
    """

    key: str
    label: str
    kind: Kind
    column: Any
    read: Callable[[str], Any] = field(default=str)
    blank: Any = None
    elsewhere: Elsewhere | None = None
    choices: Callable[[], Choices] | None = None

    def value(self, typed: str, person_id: int | None) -> Any:
        """Return what `typed` is compared as, or raise BadFilter; "me" is the person who looks."""
        if len(typed) > LONGEST or "\0" in typed:
            raise BadFilter("value_of", str(self.label))
        if self.key == "owner" and typed == ME:
            return person_id
        try:
            return self.read(typed)
        except (ValueError, KeyError):
            raise BadFilter("value_of", str(self.label)) from None


def number(typed: str) -> float:
    """Return a number that columns hold, or raise ValueError."""
    found = float(typed)
    if not isfinite(found) or abs(found) > LARGEST:
        raise ValueError
    return found


def minor(typed: str) -> int:
    """Return an amount in minor units; it may be below zero, as a contribution."""
    return round(number(typed) * MINOR)


def record(typed: str) -> int:
    """Return the number of a record."""
    if not typed.isdecimal() or len(typed) > 9:
        raise ValueError
    return int(typed)


def day(typed: str) -> date:
    """Return a day from YYYY-MM-DD, in the centuries that clocks of any zone can show."""
    found = date.fromisoformat(typed)
    if not EARLIEST <= found.year <= LATEST:
        raise ValueError
    return found


def day_text(typed: str) -> str:
    """Return a day as text columns hold it."""
    return day(typed).isoformat()


def yes_no(typed: str) -> float:
    """Return 1 for yes, 0 for no, as custom values hold it."""
    return {YES: 1.0, NO: 0.0}[typed]


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    """Return the reader of one of our own words."""
    known = {str(word): str(word) for word in words}
    return lambda typed: known[typed]

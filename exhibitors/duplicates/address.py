"""Addresses, as far as they tell places apart: numbers, and words that are more than "street"."""

import re
from dataclasses import dataclass
from typing import Self

from rapidfuzz import fuzz

from exhibitors.chinese import simplified
from exhibitors.names import fold

_PART = re.compile(r"\d+|[^\W\d_]+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_RANGE = re.compile(r"\b(\d+)\s*[-–/]\s*\d+\b")
_SUITE = re.compile(r"\b(?:suite|ste|room|rm|floor|fl|unit|apt|mc)\b[\s.#]*\w*\d\w*|\((?:[^)]*)\)")
_COMPASS = {"north": "n", "south": "s", "east": "e", "west": "w"}
_KIND_OF_STREET = re.compile(
    "ave(?:nue)?|av|avenida|allee|blvd|boulevard|calle|ct|court|dr|drive|highway|hwy|lane|ln|parkway|pkwy|pl"
    "|place|plaza|platz|rd|road|route|rua|rue|st|str|strasse|straat|street|ul|ulica|via|viale|way|weg"
)
ALIKE = 70


@dataclass(frozen=True)
class Address:
    """`number` is the first one, of the house as a rule; `words` are what is left of the street and town."""

    number: str | None
    words: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, address: str | None) -> Self | None:
        """Take an address apart; None when there is nothing to compare."""
        text = _RANGE.sub(r"\1", _ORDINAL.sub("", _SUITE.sub(" ", simplified(fold(address or "")))))
        parts: list[str] = _PART.findall(text)
        words = [_COMPASS.get(part, part) for part in parts if not _KIND_OF_STREET.fullmatch(part)]
        number = next((part for part in words if part.isdecimal()), None)
        words = [word for word in words if word != number]
        return cls(number, tuple(words), " ".join(words)) if words else None

    @property
    def mark(self) -> str | None:
        """The number with the first real word: what two addresses of one place have in common."""
        long = [word for word in self.words if len(word) > 2 or word.isdecimal()]
        return f"{self.number} {long[0]}" if self.number and long else None


def alike(one: Address, other: Address) -> float | None:
    """Return how alike two addresses are, 0 to 1; None when they can't say anything."""
    if one.number is None or other.number is None:
        return 1.0 if one.text == other.text and len(one.words) > 2 else None
    if one.number != other.number:
        return 0.0
    return fuzz.token_set_ratio(one.text, other.text) / 100

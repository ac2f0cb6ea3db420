"""Taking a person out of texts: the name in its usual forms, the address, the number. Plain values only.

Parts of the name go as whole words, written with a capital, unless they are also words of `others` (the
company's names, its other people): "Kessler" of Kessler GmbH stays. What is spelt otherwise is not found.
"""

import re
from collections.abc import Iterable
from typing import Any

from overview.known_as import KnownAs

MARK = "[erased]"
_SHORTEST_PART = 3
_LETTER = "[A-Za-zÀ-ɏͰ-ӿ]"
"""Of the scripts that part their words: a name in one is not found inside a longer word."""


def _parts(name: str, others: Iterable[str]) -> list[str]:
    known = {word.casefold() for other in others for word in re.findall(r"\w+", other)}
    words = re.findall(r"[\w'’-]+", name)
    return [word for word in words if len(word) >= _SHORTEST_PART and word.casefold() not in known]


def _digits(phone: str) -> str | None:
    digits = re.findall(r"\d", phone)
    return r"\+?" + r"[\s()/.-]*".join(digits) if len(digits) >= 6 else None


def _whole(name: str) -> list[str]:
    *first, last = name.split() or [name]
    whole = [name, f"{last}, {' '.join(first)}", f"{last} {' '.join(first)}"] if first else [name]
    return [rf"(?<!{_LETTER}){re.escape(form)}(?!{_LETTER})" for form in whole]


class Scrubber:
    """Replaces one person in texts and in JSON values."""

    def __init__(self, known: KnownAs, others: Iterable[str] = ()) -> None:
        anywhere = [form for name in known.names for form in _whole(name)]
        anywhere += [rf"(?<![\w.+-]){re.escape(email)}" for email in known.emails]
        anywhere += [number for phone in known.phones if (number := _digits(phone))]
        self._anywhere = re.compile("|".join(sorted(anywhere, key=len, reverse=True)), re.IGNORECASE)
        parts = [part for name in known.names for part in _parts(name, others)]
        forms = dict.fromkeys(form for part in parts for form in (part, part.capitalize(), part.upper()))
        capital = [re.escape(form) for form in forms if not form[0].islower()]
        self._parts = re.compile(rf"\b(?:{'|'.join(capital)})\b") if capital else None

    def finds(self, text: str) -> bool:
        """Return whether the text has the whole name, the address or the number."""
        return self._anywhere.search(text) is not None

    def text(self, text: str) -> str:
        """Return the text without the person."""
        text = self._anywhere.sub(MARK, text)
        return self._parts.sub(MARK, text) if self._parts else text

    def value(self, value: Any) -> Any:
        """Return a JSON value without the person, its keys as they are."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self.value(one) for key, one in value.items()}
        return [self.value(one) for one in value] if isinstance(value, list) else value

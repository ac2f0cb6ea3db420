"""Taking a person out of texts: the name in its usual forms, the address, the number. Plain values only.

Parts of the name go as whole words, written with a capital, unless they are also words of `others` (the
company's names, its other people): "Kessler" of Kessler GmbH stays. What is spelt otherwise is not found.
"""

import re
from collections.abc import Iterable
from typing import Any

MARK = "[erased]"
_SHORTEST_PART = 3


def _parts(name: str, others: Iterable[str]) -> list[str]:
    known = {word.casefold() for other in others for word in re.findall(r"\w+", other)}
    words = re.findall(r"[\w'’-]+", name)
    return [word for word in words if len(word) >= _SHORTEST_PART and word.casefold() not in known]


def _digits(phone: str) -> str | None:
    digits = re.findall(r"\d", phone)
    return r"\+?" + r"[\s()/.-]*".join(digits) if len(digits) >= 6 else None


class Scrubber:
    """Replaces one person in texts and in JSON values."""

    def __init__(self, name: str, email: str | None, phone: str | None, others: Iterable[str] = ()) -> None:
        *first, last = name.split() or [name]
        whole = [name, f"{last}, {' '.join(first)}", f"{last} {' '.join(first)}"] if first else [name]
        anywhere = [re.escape(text) for text in (*whole, email) if text]
        anywhere += [number] if phone and (number := _digits(phone)) else []
        self._anywhere = re.compile("|".join(sorted(anywhere, key=len, reverse=True)), re.IGNORECASE)
        parts = _parts(name, others)
        forms = dict.fromkeys(form for part in parts for form in (part, part.capitalize(), part.upper()))
        capital = [re.escape(form) for form in forms if not form[0].islower()]
        self._parts = re.compile(rf"\b(?:{'|'.join(capital)})\b") if capital else None

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

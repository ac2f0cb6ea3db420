"""The words of a letter: placeholders in braces, checked when a template is saved, filled when it is used."""

import re
from collections.abc import Mapping

PLACEHOLDERS = ("exhibitor", "contact", "edition", "overdue", "until", "author")
_MARKS = re.compile(r"\{([^{}]*)\}")
_STRAY = re.compile(r"[{}]")


def unfilled(text: str) -> list[str]:
    """What is still in braces in a text that is about to be sent."""
    return list(dict.fromkeys(mark[0] for mark in _MARKS.finditer(text)))


def unknown(text: str) -> list[str]:
    """The placeholders of a text that nothing fills, each once; a brace that stands alone counts too."""
    found = [name for name in _MARKS.findall(text) if name not in PLACEHOLDERS]
    found += _STRAY.findall(_MARKS.sub("", text))
    return list(dict.fromkeys(found))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled; one without a value stays to be seen."""
    return _MARKS.sub(lambda mark: values.get(mark[1]) or mark[0], text)

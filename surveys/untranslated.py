"""What of a question is there in English only."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol


class Worded(Protocol):
    """A question's texts, by language."""

    text: Any
    section: Any
    low_label: Any
    high_label: Any
    options: Any


def untranslated(question: Worded, language: str = "zh_CN") -> int:
    """Return how many of the question's texts are missing in `language`."""
    texts: list[Mapping[str, str]] = [question.text, question.low_label, question.high_label]
    texts += [option["text"] for option in question.options]
    return gaps(texts, language)


def gaps(texts: Iterable[Mapping[str, str]], language: str = "zh_CN") -> int:
    """Return how many of the texts are there in English and missing in `language`."""
    return sum(bool(text.get("en")) and not text.get(language) for text in texts)

"""Options as lines of text: "value | text", and "____" at the end of one beside which words are asked for."""

from collections.abc import Mapping, Sequence
from typing import Any

WRITE = "____"


class BadLines(ValueError):
    """Two options with one value."""


def written(options: Sequence[Mapping[str, Any]], language: str) -> str:
    """Return the options as lines; the values stand in the English ones only."""
    return "\n".join(_line(option, language) for option in options)


def _line(option: Mapping[str, Any], language: str) -> str:
    text = option["text"].get(language, "")
    if language != "en":
        return text
    return f"{option['value']} | {text}" + (f" {WRITE}" if option.get("write") else "")


def read(english: str, chinese: str, numbers: bool = False) -> list[dict[str, Any]]:
    """Return the options of both texts, line by line; `numbers` are values of a scale's points.

    A line without a value takes its place's number. Raises `BadLines` where values repeat or are no numbers.
    """
    others = [line.strip() for line in chinese.splitlines()]
    lines = [line.strip() for line in english.splitlines() if line.strip()]
    found = [_option(line, place, others, numbers) for place, line in enumerate(lines)]
    if len({option["value"] for option in found}) < len(found):
        raise BadLines
    return found


def _option(line: str, place: int, others: Sequence[str], numbers: bool) -> dict[str, Any]:
    value, bar, text = line.partition("|")
    value, text = (value.strip(), text.strip()) if bar else (str(place + 1), line)
    if not value or len(value) > 40 or (numbers and not value.isdigit()) or not value.isprintable():
        raise BadLines
    write = text.endswith(WRITE)
    texts = {"en": text.removesuffix(WRITE).strip()}
    if place < len(others) and others[place]:
        texts["zh_CN"] = others[place]
    return {
        "value": int(value) if numbers else value,
        "text": texts,
        **({"write": True} if write else {}),
    }

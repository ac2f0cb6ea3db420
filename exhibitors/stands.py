"""Stands as people write them: "C14; Hall 3: A1; A2", those without a hall first."""

import re
from collections.abc import Iterable

Place = tuple[str | None, str]
_PLACES = re.compile(r"[;\n；]+")
_NUMBERS = re.compile(r"[,，、]+")
_HALL = re.compile(r"[:：]")


def parsed(text: str | None) -> list[Place]:
    """Return (hall, number) of each stand, once each; a hall holds for the stands after it.

    A hall without a number after it is taken as a stand number.
    """
    places: list[Place] = []
    hall: str | None = None
    for piece in _PLACES.split(text or ""):
        first, *rest = (_tidy(part) for part in _HALL.split(_tidy(piece), maxsplit=1))
        hall, numbers = (first, rest[0]) if rest else (hall, first)
        places += [(hall, number) for number in map(_number, _NUMBERS.split(numbers)) if number]
    return list(dict.fromkeys(places))


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(":： ")


def _number(text: str) -> str:
    return _tidy(_HALL.sub(" ", text))


def written(places: Iterable[Place]) -> str:
    """Return the text that `parsed` reads the same stands from."""
    by_hall: dict[str | None, list[str]] = {}
    for hall, number in sorted(places, key=lambda place: place[0] is not None):
        by_hall.setdefault(hall, []).append(number)
    return "; ".join(
        f"{hall}: {'; '.join(numbers)}" if hall else "; ".join(numbers) for hall, numbers in by_hall.items()
    )

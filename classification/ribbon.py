"""The history of an exhibitor's class as a ribbon: how long it was in which class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Stretch:
    """A time in one class (None: no class), with its place and width on a ribbon of 100."""

    relationship_class: str | None
    first: date
    last: date
    start: float
    width: float


def ribbon(days: Iterable[tuple[date, str | None]], today: date) -> list[Stretch]:
    """The stretches of (day, class) pairs in their order, up to today; equal neighbours are one."""
    turns: list[tuple[date, str | None]] = []
    for day, word in days:
        if not turns or turns[-1][1] != word:
            turns.append((day, word))
    if not turns:
        return []
    ends = [day for day, _ in turns[1:]] + [max(today, turns[-1][0])]
    whole = max((ends[-1] - turns[0][0]).days, 1)
    return [
        Stretch(word, day, end, (day - turns[0][0]).days * 100 / whole, (end - day).days * 100 / whole)
        for (day, word), end in zip(turns, ends, strict=True)
    ]

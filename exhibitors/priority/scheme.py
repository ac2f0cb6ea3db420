"""The scheme of priority points: what counts for how much, as named data."""

from dataclasses import dataclass, fields

HUNDREDTHS = 100
"""Points are added up in whole hundredths: a sum is the same on every database and in any order."""


@dataclass(frozen=True)
class Scheme:
    """Points for taking part, with the defaults of a fresh house. ValueError for less than nothing.

    `per_thousand` is for every 1,000 of the house currency; `consecutive` is added where the exhibitor was
    also at the edition before; only the last `last_editions` editions held count; `per_conduct_point` is
    taken away for each conduct point, `overdue` once from who owes something past its day.
    """

    per_edition: float = 10.0
    per_m2: float = 0.1
    per_thousand: float = 1.0
    consecutive: float = 5.0
    last_editions: int = 5
    per_conduct_point: float = 2.0
    overdue: float = 20.0

    def __post_init__(self) -> None:
        if self.last_editions < 1 or any(getattr(self, name) < 0 for name in RULES):
            raise ValueError("points cannot be negative, and at least one edition counts")


RULES = tuple(field.name for field in fields(Scheme))


def hundredths(points: float) -> int:
    """Return points in whole hundredths."""
    return round(points * HUNDREDTHS)

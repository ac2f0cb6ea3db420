"""Whether a series really changed: the XmR chart. Plain values in, plain values out.

The limits are mean ± 2.66 times the mean moving range (Wheeler, Understanding Variation, 1993; 2.66 is 3 / d2
with d2 = 1.128 for two neighbours). A point beyond a limit, or eight in a row on one side of the mean, is a
change that chance does not explain; the rest is noise.

Rates of events of different size go into a u-chart: mean rate u = all complaints / all exhibitors, limits
u ± 3 √(u / n) for an event of n exhibitors (Montgomery, Introduction to Statistical Quality Control, 7.3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

FACTOR = 2.66
RUN = 8
LEAST = 8


@dataclass(frozen=True)
class Chart:
    """The series with its natural limits; `signals` are the places of points that tell of a change."""

    values: tuple[float, ...]
    mean: float
    low: float
    high: float
    signals: frozenset[int]


def chart(values: Sequence[float]) -> Chart | None:
    """Return the chart of counts in time order, None where there are too few to know what is usual."""
    if len(values) < LEAST:
        return None
    mean = sum(values) / len(values)
    moves = [abs(after - before) for before, after in pairwise(values)]
    reach = FACTOR * sum(moves) / len(moves)
    low, high = max(mean - reach, 0.0), mean + reach
    beyond = {place for place, value in enumerate(values) if value > high or value < low}
    return Chart(tuple(values), mean, low, high, frozenset(beyond | _runs(values, mean)))


def _runs(values: Sequence[float], mean: float) -> set[int]:
    found: set[int] = set()
    run: list[int] = []
    before = 0
    for place, value in enumerate(values):
        side = (value > mean) - (value < mean)
        run = [*run, place] if side and side == before else [place]
        before = side
        if side and len(run) >= RUN:
            found |= set(run)
    return found


def points(made: Chart, width: float, height: float) -> list[tuple[float, float, bool]]:
    """Return x, y of every point in a picture of this size, and whether it is a signal."""
    top = max(made.high, *made.values) or 1
    step = width / max(len(made.values) - 1, 1)
    return [
        (round(place * step, 1), round(height - value / top * height, 1), place in made.signals)
        for place, value in enumerate(made.values)
    ]


def level(made: Chart, value: float, height: float) -> float:
    """Return the y of a value in a picture of this height."""
    top = max(made.high, *made.values) or 1
    return round(height - value / top * height, 1)


@dataclass(frozen=True)
class Rate:
    """Complaints of one event per 100 exhibitors, with the limits of what is usual for its size."""

    name: str
    count: int
    rate: float
    low: float
    high: float

    @property
    def signal(self) -> bool:
        """Return whether chance does not explain it."""
        return not self.low <= self.rate <= self.high


def rates(events: Sequence[tuple[str, int, int]]) -> list[Rate]:
    """Return the u-chart of (name, complaints, exhibitors); events without exhibitors are left out."""
    sized = [event for event in events if event[2] > 0]
    usual = sum(count for _name, count, _n in sized) / max(sum(n for _name, _count, n in sized), 1)
    reach = [3 * sqrt(usual / n) for _name, _count, n in sized]
    return [
        Rate(name, count, 100 * count / n, 100 * max(usual - far, 0), 100 * (usual + far))
        for (name, count, n), far in zip(sized, reach, strict=True)
    ]

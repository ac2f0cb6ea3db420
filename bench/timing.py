"""Times taken side by side: a shared machine slows both sides of a ratio alike."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Return how long one run takes, in seconds."""
    start = perf_counter()
    work()
    return perf_counter() - start


def side_by_side(times: int, *works: Work) -> list[list[float]]:
    """Run all works in turn, `times` over; return the seconds of each work's runs."""
    rounds = [[seconds(work) for work in works] for _ in range(times)]
    return [list(column) for column in zip(*rounds, strict=True)]


def ratio(taken: list[float], floor: list[float]) -> float:
    """Return the median over the rounds of taken against floor."""
    return median(one / other for one, other in zip(taken, floor, strict=True))

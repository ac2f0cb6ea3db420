"""What the answers to one question come to, of whatever kind: options, rows, places, points, months.

All from counts, so that the cost does not grow with the number of answers.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from surveys.given import ALL_POINTS, NOT_USED
from surveys.tally import MINIMUM_BASE, Tally, mean, share

MOST_MONTHS = 24


@dataclass(frozen=True)
class Part:
    """One element of the stored lists of choices: how many lists of this `length` have it at this `place`.

    `number` is the points or the point of the scale that stand beside the value, None for a choice.
    """

    value: str
    n: int
    place: int = 0
    length: int = 0
    number: float | str | None = None


@dataclass(frozen=True)
class Standing:
    """One option or row. `share` 0-1: chosen by, or ranked first by, of all who answered.

    `mean`: the mean place, points or point of the scale; `counts` how often each point was given.
    """

    value: str
    share: Tally | None = None
    mean: Tally | None = None
    counts: Mapping[float, int] = field(default_factory=dict)
    unused: int = 0


def chosen(options: Sequence[str], parts: Sequence[Part], n: int, base: int = MINIMUM_BASE) -> list[Standing]:
    """How many of the `n` who answered chose each option, the most chosen first."""
    counts = Counter[str]()
    for part in parts:
        counts[part.value] += part.n
    found = [Standing(option, share(min(counts[option], n), n, base)) for option in options]
    return sorted(found, key=lambda one: -counts[one.value])


def ranked(options: Sequence[str], parts: Sequence[Part], base: int = MINIMUM_BASE) -> list[Standing]:
    """The mean place of each option and how many put it first, the best first.

    What somebody gave no place stands below all that have one: each such option takes the mean of the places
    left over.
    """
    rankings = Counter[int]()
    for part in parts:
        if part.place == 1:
            rankings[part.length] += part.n
    n = sum(rankings.values())
    found = []
    for option in options:
        own = [part for part in parts if part.value == option]
        first = sum(part.n for part in own if part.place == 1)
        places = _places(own, rankings, len(options))
        found.append(Standing(option, share(first, n, base), mean(places, base), places))
    return sorted(found, key=lambda one: (one.mean.value or 0) if one.mean else 0)


def _places(own: Sequence[Part], rankings: Mapping[int, int], options: int) -> dict[float, int]:
    places, without = Counter[float](), Counter(rankings)
    for part in own:
        places[part.place] += part.n
        without[part.length] -= part.n
    for length, times in without.items():
        if times:
            places[(length + 1 + options) / 2] += times
    return dict(places)


def shared_out(
    options: Sequence[str], parts: Sequence[Part], n: int, base: int = MINIMUM_BASE
) -> list[Standing]:
    """The mean of the 100 points that each option got, the most first; an option that got none counts 0."""
    found = []
    for option in options:
        points = Counter[float]()
        for part in parts:
            if part.value == option and isinstance(part.number, int | float):
                points[min(part.number, ALL_POINTS)] += part.n
        points[0] += max(0, n - sum(points.values()))
        found.append(Standing(option, None, mean(points, base), points))
    return sorted(found, key=lambda one: -((one.mean.value or 0) if one.mean else 0))


def rows(options: Sequence[str], parts: Sequence[Part], base: int = MINIMUM_BASE) -> list[Standing]:
    """Each row of a matrix: its mean, how often each point was given, how many did not use it."""
    found = []
    for option in options:
        own = [part for part in parts if part.value == option]
        counts = Counter[float]()
        for part in own:
            if isinstance(part.number, int | float):
                counts[part.number] += part.n
        unused = sum(part.n for part in own if part.number == NOT_USED)
        told = mean(counts, base)
        found.append(Standing(option, None, told, counts if told.shown else {}, unused))
    return found


def when(months: Mapping[str, int]) -> dict[str, int]:
    """How many named a day of each month (`2026-05`), in order; by year where there are many months."""
    if len(months) <= MOST_MONTHS:
        return dict(sorted(months.items()))
    years = Counter[str]()
    for month, n in months.items():
        years[month[:4]] += n
    return dict(sorted(years.items()))

"""What a set of answers says: distributions, shares, net promoter score and means, each with its interval.

`None` in a list of answers is "did not answer" or "did not use" and is left out, never counted as zero.
Answers may also be told by how often each was given: a mapping of answers to counts.
A figure on fewer answers than the minimum base is not shown: its value and interval are `None`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import NormalDist
from typing import Any

import scipy

MINIMUM_BASE = 5
CONFIDENCE = 0.90
TOP_BOX = 5
PROMOTER_FROM = 9
DETRACTOR_TO = 6

Answers = Iterable[float | None] | Mapping[int, int] | Mapping[float, int]


@dataclass(frozen=True)
class Tally:
    """One figure on `n` answers. `low` and `high` are `None` where no interval exists (one answer only)."""

    n: int
    shown: bool
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Distribution:
    """How many gave each answer of the scale; `counts` is `None` where the base is too small to show."""

    n: int
    shown: bool
    counts: dict[int, int] | None = None


def how_often(answers: Answers) -> Mapping[Any, int]:
    """How often each answer was given, without the missing ones."""
    if isinstance(answers, Mapping):
        return answers
    return Counter(answer for answer in answers if answer is not None)


def enough(n: int, base: int) -> bool:
    """Whether `n` answers may be shown; nothing is ever shown on no answers."""
    return n >= max(base, 1)


def distribution(answers: Answers, scale: Sequence[int], base: int = MINIMUM_BASE) -> Distribution:
    """Counts for every point of the scale, zeros included. Raises `ValueError` on an answer off the scale."""
    counts = how_often(answers)
    strangers = sorted(set(counts) - set(scale))
    if strangers:
        raise ValueError(f"answers off the scale: {strangers}")
    n = sum(counts.values())
    shown = enough(n, base)
    return Distribution(n, shown, {point: counts.get(point, 0) for point in scale} if shown else None)


def wilson(hits: int, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Wilson's score interval for a share (Wilson 1927; method 3 of Newcombe 1998). Needs `n` > 0."""
    if not 0 <= hits <= n or n == 0:
        raise ValueError(f"{hits} of {n} is not a share")
    z2 = _z(confidence) ** 2
    share = hits / n
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n)
    return (0.0 if hits == 0 else centre - half), (1.0 if hits == n else centre + half)


def share(hits: int, n: int, base: int = MINIMUM_BASE, confidence: float = CONFIDENCE) -> Tally:
    """A share 0..1 with its Wilson interval."""
    if not enough(n, base):
        return Tally(n, False)
    return Tally(n, True, hits / n, *wilson(hits, n, confidence))


def top_box(
    answers: Answers, top: int = TOP_BOX, base: int = MINIMUM_BASE, confidence: float = CONFIDENCE
) -> Tally:
    """The share 0..1 that gave the top answer: the completely satisfied."""
    counts = how_often(answers)
    hits = sum(n for answer, n in counts.items() if answer >= top)
    return share(hits, sum(counts.values()), base, confidence)


def net_promoter(answers: Answers, base: int = MINIMUM_BASE, confidence: float = CONFIDENCE) -> Tally:
    """Promoters (9, 10) less detractors (0 to 6) in percent, -100..100.

    The interval is the adjusted Wald interval of Rocks (2016, The American Statistician 70, 365-372): three
    answers are added, in the ratio 1:2:1, before the variance is taken. It is widened to hold the score
    itself where very few answers all agree.
    """
    counts = how_often(answers)
    n = sum(counts.values())
    if not enough(n, base):
        return Tally(n, False)
    promoters = sum(times for answer, times in counts.items() if answer >= PROMOTER_FROM)
    detractors = sum(times for answer, times in counts.items() if answer <= DETRACTOR_TO)
    score = (promoters - detractors) / n
    up, down = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    half = _z(confidence) * sqrt((up + down - (up - down) ** 2) / (n + 3))
    low, high = max(-1.0, up - down - half), min(1.0, up - down + half)
    return Tally(n, True, 100 * score, 100 * min(low, score), 100 * max(high, score))


def mean(answers: Answers, base: int = MINIMUM_BASE, confidence: float = CONFIDENCE) -> Tally:
    """The mean with Student's t interval; one answer alone has no interval."""
    counts = how_often(answers)
    n = sum(counts.values())
    if not enough(n, base):
        return Tally(n, False)
    centre = fsum(answer * times for answer, times in counts.items()) / n
    if n == 1:
        return Tally(n, True, centre)
    squares = fsum(times * (answer - centre) ** 2 for answer, times in counts.items())
    spread = sqrt(squares / (n - 1) / n)
    half = float(scipy.special.stdtrit(n - 1, (1 + confidence) / 2)) * spread
    return Tally(n, True, centre, centre - half, centre + half)


def quartiles(answers: Answers, base: int = MINIMUM_BASE) -> tuple[float, float, float] | None:
    """The answers of those a quarter, half and three quarters of the way up; none below the base."""
    counts = how_often(answers)
    n = sum(counts.values())
    if not enough(n, base):
        return None
    return _at(counts, n * 0.25), _at(counts, n * 0.5), _at(counts, n * 0.75)


def _at(counts: Mapping[Any, int], place: float) -> float:
    """The smallest answer that at least `place` answers do not exceed."""
    passed = 0
    for answer in sorted(counts):
        passed += counts[answer]
        if passed >= place:
            return answer
    raise ValueError("a place among more answers than there are")


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence {confidence} is not between 0 and 1")
    return NormalDist().inv_cdf((1 + confidence) / 2)

"""What a set of answers says: distributions, shares, net promoter score and means, each with its interval.

`None` in a list of answers is "did not answer" or "did not use" and is left out, never counted as zero.
A figure on fewer answers than the minimum base is not shown: its value and interval are `None`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, stdev

import scipy

MINIMUM_BASE = 5
CONFIDENCE = 0.90
TOP_BOX = 5
PROMOTER_FROM = 9
DETRACTOR_TO = 6

Answers = Iterable[int | None]


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


def given(answers: Answers) -> list[int]:
    """The answers without the missing ones."""
    return [answer for answer in answers if answer is not None]


def enough(n: int, base: int) -> bool:
    """Whether `n` answers may be shown; nothing is ever shown on no answers."""
    return n >= max(base, 1)


def distribution(answers: Answers, scale: Sequence[int], base: int = MINIMUM_BASE) -> Distribution:
    """Counts for every point of the scale, zeros included. Raises `ValueError` on an answer off the scale."""
    found = given(answers)
    counts = Counter(found)
    strangers = sorted(set(counts) - set(scale))
    if strangers:
        raise ValueError(f"answers off the scale: {strangers}")
    shown = enough(len(found), base)
    return Distribution(len(found), shown, {point: counts[point] for point in scale} if shown else None)


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
    found = given(answers)
    return share(sum(answer >= top for answer in found), len(found), base, confidence)


def net_promoter(answers: Answers, base: int = MINIMUM_BASE, confidence: float = CONFIDENCE) -> Tally:
    """Promoters (9, 10) less detractors (0 to 6) in percent, -100..100.

    The interval is the adjusted Wald interval of Rocks (2016, The American Statistician 70, 365-372): three
    answers are added, in the ratio 1:2:1, before the variance is taken. It is widened to hold the score
    itself where very few answers all agree.
    """
    found = given(answers)
    n = len(found)
    if not enough(n, base):
        return Tally(n, False)
    promoters = sum(answer >= PROMOTER_FROM for answer in found)
    detractors = sum(answer <= DETRACTOR_TO for answer in found)
    score = (promoters - detractors) / n
    up, down = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    half = _z(confidence) * sqrt((up + down - (up - down) ** 2) / (n + 3))
    low, high = max(-1.0, up - down - half), min(1.0, up - down + half)
    return Tally(n, True, 100 * score, 100 * min(low, score), 100 * max(high, score))


def mean(answers: Iterable[float | None], base: int = MINIMUM_BASE, confidence: float = CONFIDENCE) -> Tally:
    """The mean with Student's t interval; one answer alone has no interval."""
    found = [answer for answer in answers if answer is not None]
    n = len(found)
    if not enough(n, base):
        return Tally(n, False)
    centre = fmean(found)
    if n == 1:
        return Tally(n, True, centre)
    half = float(scipy.special.stdtrit(n - 1, (1 + confidence) / 2)) * stdev(found) / sqrt(n)
    return Tally(n, True, centre, centre - half, centre + half)


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence {confidence} is not between 0 and 1")
    return NormalDist().inv_cdf((1 + confidence) / 2)

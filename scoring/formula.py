"""The staff score: an empirical-Bayes mean of exhibitors' scores, fair to few exhibitors and to hard ones.

score = mean + w (own - mean), with w = n / (n + k) and k = within / between variance, where `own` is the
person's mean with the exhibitor mix taken out (`scoring.adjustment`) and n counts independent exhibitors. The
between variance is Paule and Mandel's (1982) moment estimator, which equals ANOVA and REML where everybody
has equally many exhibitors (DerSimonian & Kacker 2007, Contemporary Clinical Trials 28, 105-114). The
interval is that of Morris (1983, JASA 78, 47-55), which adds to the posterior variance what the estimated
mean, mix and between variance are not sure of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np

from scoring.adjustment import Adjusted, adjust
from scoring.ratings import Column, Rating, gather
from scoring.variance import between_variance

MINIMUM_BASE = 5
CONFIDENCE = 0.90

ABOVE, EXPECTED, BELOW = "clearly_above", "as_expected", "clearly_below"
TOO_FEW, NO_WITHIN = "below_minimum_base", "no_variance_within"


@dataclass(frozen=True)
class Score:
    """One person. All figures are points 0-100, `reliability` is w, 0-1, and `weight` is n.

    Without a score, every figure is `None` and `reason` says why: fewer exhibitors than the minimum base, or
    nobody with two exhibitors, so that luck cannot be told from merit.
    """

    person: Any
    exhibitors: int
    weight: float
    reason: str | None = None
    raw_mean: float | None = None
    adjusted_mean: float | None = None
    score: float | None = None
    low: float | None = None
    high: float | None = None
    reliability: float | None = None
    group: str | None = None


@dataclass(frozen=True)
class Scores:
    """Everybody's scores and what they were reckoned with.

    `mean` is the overall mean, `k` is `None` where people do not differ at all (everybody is at the mean) or
    nothing is known. `effects` are the points that the mix makes, by (name, level).
    """

    scores: tuple[Score, ...]
    mean: float | None = None
    within: float | None = None
    between: float | None = None
    k: float | None = None
    effects: dict[tuple[str, str], float] | None = None


@dataclass(frozen=True)
class Shrunk:
    """Per person: the empirical-Bayes mean, half the width of its interval, and w."""

    centre: float
    score: Column
    half: Column
    reliability: Column


def score_staff(
    ratings: Sequence[Rating], base: int = MINIMUM_BASE, confidence: float = CONFIDENCE
) -> Scores:
    """Score everybody who was rated. People below the base inform the means, and get no score themselves."""
    if not ratings:
        return Scores(())
    gathered = gather(ratings)
    adjusted = adjust(gathered)
    if adjusted.within is None:
        found = zip(gathered.people, adjusted.exhibitors, adjusted.weight, strict=True)
        return Scores(tuple(Score(who, int(n), float(w), NO_WITHIN) for who, n, w in found))
    between = between_variance(adjusted.mean, _noise(adjusted, adjusted.within))
    shrunk = _shrink(adjusted, adjusted.within, between, confidence)
    scores = (_score(i, who, adjusted, shrunk, base) for i, who in enumerate(gathered.people))
    return Scores(
        scores=tuple(scores),
        mean=shrunk.centre,
        within=adjusted.within,
        between=between,
        k=adjusted.within / between if between > 0 else None,
        effects=adjusted.effects,
    )


def _noise(adjusted: Adjusted, within: float) -> Column:
    """The variance of each adjusted mean around the person's true one."""
    return within * (1 / adjusted.weight + adjusted.mix_variance)


def _shrink(adjusted: Adjusted, within: float, between: float, confidence: float) -> Shrunk:
    spread = between + _noise(adjusted, within)
    precision = 1 / spread if spread.all() else np.ones_like(spread)
    centre = float(np.average(adjusted.mean, weights=precision))
    own = adjusted.weight * between
    reliability = np.divide(own, own + within, out=np.zeros_like(own), where=own + within > 0)
    pull = 1 - reliability
    away = adjusted.mean - centre
    variance = (
        between * pull
        + reliability**2 * within * adjusted.mix_variance
        + pull**2 * (1 / precision.sum() if spread.all() else 0.0)
        + 2 / max(len(away) - 3, 1) * (pull * away) ** 2
    )
    half = NormalDist().inv_cdf((1 + confidence) / 2) * np.sqrt(variance)
    return Shrunk(centre, centre + reliability * away, half, reliability)


def _score(i: int, person: Any, adjusted: Adjusted, shrunk: Shrunk, base: int) -> Score:
    exhibitors, weight = int(adjusted.exhibitors[i]), float(adjusted.weight[i])
    if exhibitors < base:
        return Score(person, exhibitors, weight, TOO_FEW)
    score, half = float(shrunk.score[i].clip(0, 100)), float(shrunk.half[i])
    low, high = max(0.0, score - half), min(100.0, score + half)
    return Score(
        person=person,
        exhibitors=exhibitors,
        weight=weight,
        raw_mean=float(adjusted.raw[i]),
        adjusted_mean=float(adjusted.mean[i]),
        score=score,
        low=low,
        high=high,
        reliability=float(shrunk.reliability[i]),
        group=BELOW if high < shrunk.centre else ABOVE if low > shrunk.centre else EXPECTED,
    )

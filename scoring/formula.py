"""The staff score: an empirical-Bayes mean of exhibitors' scores, fair to few exhibitors and to hard ones.

score = mean + w (own - mean), with w = n / (n + k) and k = within / between variance, where `own` is the
person's mean with the exhibitor mix taken out (`scoring.adjustment`) and n counts independent exhibitors. The
variances are REML estimates (`scoring.variance`). The interval
is of the shrunk mean (`scoring.shrinkage`). Somebody is called clearly above or below where that interval
leaves the overall mean out and the finding stands the false discovery rate over everybody who has a score
(`scoring.discovery`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

from scoring.adjustment import Adjusted, adjust
from scoring.ratings import Rating, gather
from scoring.shrinkage import Shrunk, shrink

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


def score_staff(
    ratings: Sequence[Rating], base: int = MINIMUM_BASE, confidence: float = CONFIDENCE
) -> Scores:
    """Score everybody who was rated. People below the base inform the means, and get no score themselves."""
    if not ratings:
        return Scores(())
    gathered = gather(ratings)
    adjusted = adjust(gathered)
    variances = adjusted.variances
    if variances is None:
        return Scores(tuple(_none(i, who, adjusted, NO_WITHIN) for i, who in enumerate(gathered.people)))
    shrunk = shrink(adjusted, variances)
    scored = adjusted.exhibitors >= base
    width, clear = NormalDist().inv_cdf((1 + confidence) / 2), shrunk.clear(scored)
    scores = (
        _score(i, who, adjusted, shrunk, width, bool(clear[i]))
        if scored[i]
        else _none(i, who, adjusted, TOO_FEW)
        for i, who in enumerate(gathered.people)
    )
    return Scores(
        scores=tuple(scores),
        mean=shrunk.centre,
        within=variances.within,
        between=variances.between,
        k=variances.within / variances.between if variances.between > 0 else None,
        effects=adjusted.effects,
    )


def _none(i: int, person: Any, adjusted: Adjusted, reason: str) -> Score:
    return Score(person, int(adjusted.exhibitors[i]), float(adjusted.weight[i]), reason)


def _score(i: int, person: Any, adjusted: Adjusted, shrunk: Shrunk, width: float, clear: bool) -> Score:
    found, half = float(shrunk.score[i]), width * float(shrunk.error[i])
    score = min(100.0, max(0.0, found))
    return Score(
        person=person,
        exhibitors=int(adjusted.exhibitors[i]),
        weight=float(adjusted.weight[i]),
        raw_mean=float(adjusted.raw[i]),
        adjusted_mean=float(adjusted.mean[i]),
        score=score,
        low=max(0.0, score - half),
        high=min(100.0, score + half),
        reliability=float(shrunk.reliability[i]),
        group=EXPECTED if not clear else ABOVE if found > shrunk.centre else BELOW,
    )

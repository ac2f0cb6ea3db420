"""The exhibitor mix taken out: what each person's scores would be on the average mix.

The effects of the mix are estimated by least squares with an effect for every person in the model, that is
from the differences within each person's own exhibitors. A pooled regression would credit the mix with what
good people do for the exhibitors they are given, wherever hard exhibitors are not dealt out at random
(Mundlak 1978, Econometrica 46, 69-85; so too for teachers, Chetty, Friedman & Rockoff 2014, American
Economic Review 104, 2593-2632). What no person's own exhibitors can tell apart, such as an edition that one
person served alone, is left in and has no effect.
"""

from dataclasses import dataclass

import numpy as np

from scoring.ratings import Column, Gathered, Index

TINY = 1e-9


@dataclass(frozen=True)
class Adjusted:
    """Per person: raw and adjusted mean, weight (independent exhibitors, shared ones in part) and the count.

    `mix_variance` is the variance that the estimated mix effects add to the adjusted mean, in multiples of
    `within`. `within` is the variance of one exhibitor's score around its person, `None` where nobody has two
    exhibitors to show it. `effects` are points against the average exhibitor, by (name, level).
    """

    raw: Column
    mean: Column
    weight: Column
    exhibitors: Index
    mix_variance: Column
    within: float | None
    effects: dict[tuple[str, str], float]


def adjust(gathered: Gathered) -> Adjusted:
    """Least squares on the mix, within persons, weighted by the share each person had."""
    owner, weight = gathered.owner, gathered.weight
    total = np.bincount(owner, weight).astype(np.float64)
    average_mix = np.average(gathered.mix, axis=0, weights=weight)
    mix = gathered.mix - average_mix
    raw = np.bincount(owner, weight * gathered.score) / total
    own_mix = _means(mix, owner, weight, total)
    root = np.sqrt(weight)
    inner = root[:, None] * (mix - own_mix[owner])
    inverse, rank = _inverse(inner)
    outer = root * (gathered.score - raw[owner])
    beta = inverse @ (inner.T @ outer)
    freedom = len(owner) - len(total) - rank
    left = outer - inner @ beta
    return Adjusted(
        raw=raw,
        mean=raw - own_mix @ beta,
        weight=total,
        exhibitors=np.bincount(owner),
        mix_variance=np.einsum("ij,jk,ik->i", own_mix, inverse, own_mix).clip(0),
        within=_rounded(float(left @ left) / freedom) if freedom > 0 else None,
        effects=_effects(gathered, average_mix, beta),
    )


def _means(mix: Column, owner: Index, weight: Column, total: Column) -> Column:
    sums = np.column_stack([np.bincount(owner, weight * column) for column in mix.T])
    return sums / total[:, None]


def _inverse(design: Column) -> tuple[Column, int]:
    """The pseudo-inverse of design' design, and its rank: what cannot be told apart gets no effect."""
    values, vectors = np.linalg.eigh(design.T @ design)
    real = values > TINY * max(values.max(initial=0.0), 1.0)
    return (vectors[:, real] / values[real]) @ vectors[:, real].T, int(real.sum())


def _effects(gathered: Gathered, average_mix: Column, beta: Column) -> dict[tuple[str, str], float]:
    """Each level's points against the average over the levels of its own name."""
    names = np.array([name for name, _ in gathered.levels])
    centred = beta.copy()
    for name in dict.fromkeys(names):
        of_name = names == name
        centred[of_name] -= average_mix[of_name] @ beta[of_name]
    return {level: float(points) for level, points in zip(gathered.levels, centred, strict=True)}


def _rounded(variance: float) -> float:
    """Zero where only rounding is left."""
    return 0.0 if variance < TINY else variance

"""The exhibitor mix taken out: what each person's scores would be on the average mix.

The effects of the mix are estimated by least squares with an effect for every person in the model, that is
from the differences within each person's own exhibitors. A pooled regression would credit the mix with what
good people do for the exhibitors they are given, wherever hard exhibitors are not dealt out at random
(Mundlak 1978, Econometrica 46, 69-85; so too for teachers, Chetty, Friedman & Rockoff 2014, American
Economic Review 104, 2593-2632). What no person's own exhibitors can tell apart, such as an edition that one
person served alone, is left in and has no effect. Exhibitors that rated several people tell how much is the
exhibitor's own: generous to everybody, or to nobody.
"""

from dataclasses import dataclass

import numpy as np

from scoring.crossing import Crossed, Sums, sums_by
from scoring.ratings import Column, Gathered, Index
from scoring.variance import Components, components

TINY = 1e-9


@dataclass(frozen=True)
class Adjusted:
    """Per person: raw and adjusted mean, the count of exhibitors, and how sure the adjusted mean is.

    `noise` is its variance around the true mean. `weight` is how many exhibitors, served alone and by nobody
    else, would make the mean as sure if the mix were known; shared ones count in part. `variances` is `None`
    where nobody has two exhibitors to show luck. `effects` are points against the average exhibitor, by
    (name, level).
    """

    raw: Column
    mean: Column
    weight: Column
    exhibitors: Index
    noise: Column
    variances: Components | None
    effects: dict[tuple[str, str], float]


@dataclass(frozen=True)
class Own:
    """Everybody's own mean with the mix known (`alone` its variance) or estimated (`variance`), and the mix.

    Variances are in units of the variance of chance.
    """

    mean: Column
    alone: Column
    variance: Column
    mix: Column


@dataclass(frozen=True)
class Design:
    """Ratings around the overall average: the mix in directions that people's own exhibitors tell apart."""

    total: Column
    average: float
    average_mix: Column
    score: Column
    mix: Column
    basis: Column


def adjust(gathered: Gathered) -> Adjusted:
    """Estimate everybody's mean on the average mix, weighted by the share each person had."""
    design = _design(gathered)
    variances = _variances(gathered, design)
    chance = variances.chance if variances else 0.0
    spread = variances.exhibitors / chance if variances and chance else 0.0
    own = _own(_crossed(gathered, design.mix, design.score).at(spread))
    return Adjusted(
        raw=np.bincount(gathered.owner, gathered.weight * gathered.score) / design.total,
        mean=own.mean + design.average,
        weight=(1 + spread) / own.alone,
        exhibitors=np.bincount(gathered.owner),
        noise=chance * own.variance,
        variances=variances,
        effects=_effects(gathered, design.average_mix, design.basis @ own.mix),
    )


def _design(gathered: Gathered) -> Design:
    owner, weight = gathered.owner, gathered.weight
    total = np.bincount(owner, weight).astype(np.float64)
    average = float(np.average(gathered.score, weights=weight))
    average_mix = np.average(gathered.mix, axis=0, weights=weight)
    mix = gathered.mix - average_mix
    basis = _told_apart(np.sqrt(weight)[:, None] * (mix - _means(mix, owner, weight, total)[owner]))
    return Design(total, average, average_mix, gathered.score - average, mix @ basis, basis)


def _told_apart(within: Column) -> Column:
    """The directions of the mix in which people's own exhibitors differ."""
    values, vectors = np.linalg.eigh(within.T @ within)
    return vectors[:, values > TINY * max(values.max(initial=0.0), 1.0)]


def _variances(gathered: Gathered, design: Design) -> Components | None:
    """REML on scores with everybody's own average mix taken out: what is left of the mix is within people."""
    freedom = len(gathered.owner) - len(design.total) - design.mix.shape[1]
    if freedom <= 0:
        return None
    own = _own(_crossed(gathered, design.mix, design.score).at(0.0))
    own_mix = _means(design.mix, gathered.owner, gathered.weight, design.total)[gathered.owner]
    score, mix = design.score - own_mix @ own.mix, design.mix - own_mix
    left = score - mix @ own.mix - own.mean[gathered.owner]
    if float(gathered.weight @ left**2) / freedom < TINY:
        return Components(float(np.var(own.mean, ddof=1)) if len(own.mean) > 1 else 0.0, 0.0, 0.0)
    return components(_crossed(gathered, mix, score))


def _crossed(gathered: Gathered, mix: Column, score: Column) -> Crossed:
    columns = np.column_stack([np.ones(len(score)), mix, score])
    return Crossed(gathered.owner, gathered.rater, gathered.weight, columns)


def _own(sums: Sums) -> Own:
    people = np.linalg.inv(sums.people)
    mix, score = sums.cross[:, 1:-1], sums.cross[:, -1]
    held = people @ mix
    spread = np.linalg.inv(sums.inner[1:-1, 1:-1] - mix.T @ held)
    effects = spread @ (sums.inner[1:-1, -1] - held.T @ score)
    alone = np.diagonal(people).astype(np.float64)
    unsure = np.einsum("ij,jk,ik->i", held, spread, held)
    return Own(people @ score - held @ effects, alone, alone + unsure.clip(0), effects)


def _means(mix: Column, owner: Index, weight: Column, total: Column) -> Column:
    return sums_by(owner, weight[:, None] * mix, len(total)) / total[:, None]


def _effects(gathered: Gathered, average_mix: Column, beta: Column) -> dict[tuple[str, str], float]:
    """Each level's points against the average over the levels of its own name."""
    names = np.array([name for name, _ in gathered.levels])
    centred = beta.copy()
    for name in dict.fromkeys(names):
        of_name = names == name
        centred[of_name] -= average_mix[of_name] @ beta[of_name]
    return {level: float(points) for level, points in zip(gathered.levels, centred, strict=True)}

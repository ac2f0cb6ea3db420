"""Correlations of answers and of bootstrap samples of them, without a row for each answer drawn."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Sums = tuple[Floats, Floats, Floats]

RESAMPLES, RESAMPLES_OF_MANY, MANY = 1000, 200, 10_000
TOGETHER = 64
BLOCKS = 1000
"""With more than MANY patterns the answers are dealt into so many blocks at random, and blocks are drawn:
only their sums are kept, so that an interval costs one pass over the answers. It is then as wide as it should
be to about 5 in 100."""


def correlations(patterns: Floats, counts: NDArray[np.int64]) -> Floats:
    """Correlation matrices, one for each row of counts; NaN where a column has no spread."""
    weights = counts.astype(float)  # whole numbers would miss the fast product
    columns = patterns.shape[1]
    if len(weights) == 1:
        products = patterns.T @ (patterns * weights[0][:, None])
    else:
        products = weights @ _products(patterns)
    return correlated(weights.sum(axis=1), weights @ patterns, products.reshape(-1, columns, columns))


def _products(patterns: Floats) -> Floats:
    return (patterns[:, :, None] * patterns[:, None, :]).reshape(len(patterns), -1)


def correlated(n: Floats, sums: Floats, products: Floats) -> Floats:
    """Correlation matrices from how many there are, the sums of the columns, and those of their products."""
    means = sums / n[:, None]
    covariance = products / n[:, None, None] - means[:, :, None] * means[:, None, :]
    variance = np.einsum("bii->bi", covariance)
    spread = np.sqrt(np.where(variance > 1e-12, variance, np.nan))
    return covariance / (spread[:, :, None] * spread[:, None, :])


def resamples(patterns: Floats, counts: NDArray[np.int64], seed: int) -> Iterator[Floats]:
    """The correlation matrices of bootstrap samples, some at a time."""
    draw, n = np.random.default_rng(seed), int(counts.sum())
    wanted = RESAMPLES if n <= MANY else RESAMPLES_OF_MANY
    blocks = _blocks(patterns, counts, draw) if len(patterns) > MANY else None
    for start in range(0, wanted, TOGETHER):
        size = min(TOGETHER, wanted - start)
        if blocks is None:
            yield correlations(patterns, draw.multinomial(n, counts / n, size=size))
        else:
            drawn = draw.multinomial(BLOCKS, [1 / BLOCKS] * BLOCKS, size=size).astype(float)
            n_, sums, products = (np.tensordot(drawn, one, axes=1) for one in blocks)
            yield correlated(n_, sums, products)


def _blocks(patterns: Floats, counts: NDArray[np.int64], draw: np.random.Generator) -> Sums:
    """How many answers each block has, the sums of its columns and of their products."""
    order = draw.permutation(np.repeat(np.arange(len(patterns)), counts))
    parts = [patterns[order[block::BLOCKS]] for block in range(BLOCKS)]
    n = np.array([float(len(part)) for part in parts])
    return n, np.stack([part.sum(axis=0) for part in parts]), np.stack([part.T @ part for part in parts])

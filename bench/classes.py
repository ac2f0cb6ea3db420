"""Classes at work: one exhibitor, a policy tried before it is saved, the portfolio's page, the models."""

from collections.abc import Iterator, Sequence
from itertools import cycle
from statistics import median

import numpy as np

from bench.bases import Base
from bench.figures import Figure, duration
from bench.timing import Work, seconds
from classification import assessing, kept_figures
from classification.policy import Policy
from classification.retention import fit
from classification.visit_history import History
from classification.what_if import what_if
from foundation.database import unit_of_work

WARM_UP, ROUNDS, FEW, EDITIONS, SEED = 3, 30, 3, 8, 7
ONE, TRIED, PAGE, FITTED = 0.010, 1.0, 1.0, 5.0
"""Seconds that each should take at most."""


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Take each at every size, of a portfolio that was assessed before."""
    for base in bases:
        yield from _of(base)


def _of(base: Base) -> Iterator[Figure]:
    numbers, histories = cycle(range(1, base.size + 1)), _histories(base.size)
    browser = base.browser()
    with base.app.app_context():
        yield _figure("class of one exhibitor", base, ONE, lambda: _one(numbers), ROUNDS)
        yield _figure("what-if of a policy", base, TRIED, lambda: what_if(Policy()), FEW)
        kept_figures.refresh()
    yield _figure("classes page", base, PAGE, lambda: browser.get("/classes/"), FEW)
    yield _figure("portfolio page", base, PAGE, lambda: browser.get("/classes/portfolio"), FEW)
    yield _figure("BG/BB fit over counts", base, FITTED, lambda: fit(histories), 1)


def _figure(measure: str, base: Base, aim: float, work: Work, rounds: int) -> Figure:
    for _ in range(min(WARM_UP, rounds)):
        work()
    taken = median(seconds(work) for _ in range(rounds))
    against = f"aim: {duration(aim)}"
    return Figure(measure, base.database, base.size, duration(taken), against, taken / aim, 1.0)


def _one(numbers: Iterator[int]) -> None:
    """Assess the next exhibitor, as when a fact of it has changed."""
    with unit_of_work():
        assessing.assess(next(numbers))


def _histories(size: int) -> list[History]:
    """The histories of so many exhibitors by the paper's parameters, equal ones counted together."""
    random = np.random.default_rng(SEED)
    comes = random.random((size, EDITIONS)) < random.beta(1.2, 0.75, (size, 1))
    dies = random.random((size, EDITIONS)) < random.beta(0.66, 2.78, (size, 1))
    came = comes & (np.cumsum(dies, axis=1) == 0)
    recency = np.where(came.any(axis=1), EDITIONS - np.argmax(came[:, ::-1], axis=1), 0)
    pairs, counts = np.unique(np.column_stack([came.sum(axis=1), recency]), axis=0, return_counts=True)
    return [History(int(x), int(t), EDITIONS, int(n)) for (x, t), n in zip(pairs, counts, strict=True)]

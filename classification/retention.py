"""Will they come again? Discrete-time repeat buying with silent dropout: the BG/BB model of Fader, Hardie &
Shang (2010, Marketing Science 29, 1086-1108), fitted by maximum likelihood.

An edition a year, come or not. While an exhibitor is alive it comes with its own chance p, and before each
edition it dies with its own chance q; p is beta(alpha, beta) and q beta(gamma, delta) over exhibitors. All
that counts of a history is its frequency, recency and opportunities, all after the first participation.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy
from numpy.typing import NDArray

from classification.visit_history import History

Column = NDArray[np.float64]

STARTS = ((1.0, 1.0, 1.0, 1.0), (0.5, 0.5, 2.0, 8.0), (3.0, 1.0, 0.5, 3.0))
LOG_BOUND = 7.0
ROUGHLY = {"ftol": 1e-7, "gtol": 1e-5, "maxiter": 100}
PRECISELY = {"ftol": 1e-14, "gtol": 1e-8, "maxiter": 500}


@dataclass(frozen=True)
class Model:
    """The fitted parameters and the log-likelihood, with the parameters' standard errors where known.

    `at_bound` warns that the histories do not hold all four parameters, as when everybody always comes; the
    chances are still sound within what was seen.
    """

    alpha: float
    beta: float
    gamma: float
    delta: float
    log_likelihood: float = float("nan")
    at_bound: bool = False
    errors: tuple[float, ...] = ()

    @property
    def parameters(self) -> tuple[float, float, float, float]:
        """Alpha, beta, gamma and delta."""
        return self.alpha, self.beta, self.gamma, self.delta

    def alive(self, history: History, ahead: int = 1) -> float:
        """P(alive) at the edition `ahead` of now, given the history."""
        seen = _Seen.of([history])
        return float(np.exp(_lives(self, seen, ahead) - _log_likelihoods(self, seen))[0])

    def expected(self, history: History, editions: int) -> float:
        """Expected participations in the next `editions`: the paper's closed form as a sum."""
        comes = (self.alpha + history.frequency) / (self.alpha + self.beta + history.opportunities)
        return comes * sum(self.alive(history, ahead) for ahead in range(1, editions + 1))

    def comes_again(self, history: History, editions: int) -> float:
        """The chance to come at least once in the next `editions`: less than one by that of missing all."""
        later = replace(history, opportunities=history.opportunities + editions)
        stayed_away, seen = (_log_likelihoods(self, _Seen.of([one])) for one in (later, history))
        return float(-np.expm1(stayed_away - seen)[0])


def fit(histories: Sequence[History]) -> Model | None:
    """Maximum likelihood from the best of several starts; `None` where nobody had a second chance to come."""
    telling = [history for history in histories if history.opportunities > 0 and history.count > 0]
    if not telling:
        return None
    seen = _Seen.of(_together(telling))
    rough = [_climb(seen, start, ROUGHLY) for start in STARTS]
    near = max(rough, key=lambda model: model.log_likelihood)
    best = _climb(seen, near.parameters, PRECISELY)
    return replace(best, errors=_errors(best, seen))


def log_likelihood(model: Model, histories: Sequence[History]) -> float:
    """The log-likelihood of the histories, each as often as its count says."""
    seen = _Seen.of(histories)
    return float(seen.count @ _log_likelihoods(model, seen))


def _together(histories: Sequence[History]) -> list[History]:
    """Equal histories as one, counts added: a million exhibitors then cost as much as a hundred."""
    counts: Counter[tuple[int, int, int]] = Counter()
    for one in histories:
        counts[one.frequency, one.recency, one.opportunities] += one.count
    return [History(*history, count) for history, count in counts.items()]


@dataclass(frozen=True)
class _Seen:
    """The histories as columns."""

    frequency: Column
    recency: Column
    opportunities: Column
    count: Column

    @classmethod
    def of(cls, histories: Sequence[History]) -> "_Seen":
        rows = [(one.frequency, one.recency, one.opportunities, one.count) for one in histories]
        return cls(*np.array(rows, dtype=np.float64).T)


def _climb(seen: _Seen, start: tuple[float, ...], options: Mapping[str, float]) -> Model:
    """The best parameters near a start, sought on their logarithms."""
    total = seen.count.sum()

    def loss(logs: Column) -> tuple[float, Column]:
        """The mean negative log-likelihood and its slope."""
        value, slope = _value_and_slope(logs, seen)
        return -value / total, -slope * np.exp(logs) / total

    bounds = [(-LOG_BOUND, LOG_BOUND)] * len(start)
    found = scipy.optimize.minimize(
        loss, np.log(start), jac=True, method="L-BFGS-B", bounds=bounds, options=dict(options)
    )
    at_bound = bool((np.abs(found.x) > LOG_BOUND - 0.01).any())
    return replace(_model(found.x), log_likelihood=-float(found.fun * total), at_bound=at_bound)


def _errors(model: Model, seen: _Seen) -> tuple[float, ...]:
    """Standard errors from the curvature of the log-likelihood (the inverse of its negative Hessian), whose
    second derivatives are differences of the slope; none where the histories do not hold the parameters."""
    at = np.array(model.parameters)
    step = at * 1e-4
    slopes = [
        [_value_and_slope(np.log(at + way * shift), seen)[1] for way in (1, -1)] for shift in np.diag(step)
    ]
    rows = [(above - below) / (2 * size) for (above, below), size in zip(slopes, step, strict=True)]
    curvature = -(np.array(rows) + np.array(rows).T) / 2
    if model.at_bound or not np.all(np.linalg.eigvalsh(curvature) > 0):
        return ()
    return tuple(np.sqrt(np.diag(np.linalg.inv(curvature))).tolist())


def _value_and_slope(logs: Column, seen: _Seen) -> tuple[float, Column]:
    """The log-likelihood and its slope by each parameter, given their logarithms."""
    model = _model(logs)
    terms = _terms(model, seen)
    likelihoods = np.logaddexp.reduce(terms, axis=0)
    shares = np.exp(terms - likelihoods) * seen.count
    return float(seen.count @ likelihoods), _slope(model, seen, shares)


def _model(logs: Column) -> Model:
    alpha, beta, gamma, delta = np.exp(logs)
    return Model(float(alpha), float(beta), float(gamma), float(delta))


def _lives(model: Model, seen: _Seen, ahead: int) -> Column:
    """Log chance of the history and of being alive still at the edition `ahead` of now."""
    betaln = scipy.special.betaln
    came = betaln(model.alpha + seen.frequency, model.beta + seen.opportunities - seen.frequency)
    stayed = betaln(model.gamma, model.delta + seen.opportunities + ahead)
    return came + stayed - betaln(model.alpha, model.beta) - betaln(model.gamma, model.delta)


def _terms(model: Model, seen: _Seen) -> Column:
    """Log chance of each history by its end: alive to the last edition, or dead before one it missed."""
    betaln, (last, away) = scipy.special.betaln, _stayed(seen)
    came = betaln(model.alpha + seen.frequency, model.beta + last - seen.frequency)
    died = betaln(model.gamma + 1, model.delta + last)
    base = betaln(model.alpha, model.beta) + betaln(model.gamma, model.delta)
    return np.vstack([_lives(model, seen, 0), np.where(away, came + died - base, -np.inf)])


def _stayed(seen: _Seen) -> tuple[Column, NDArray[np.bool_]]:
    """The edition after which each history may have ended, a row a possibility; whether it can have."""
    away = seen.opportunities - seen.recency
    i = np.arange(away.max(initial=0))[:, None]
    return seen.recency + i, i < away


def _log_likelihoods(model: Model, seen: _Seen) -> Column:
    return np.logaddexp.reduce(_terms(model, seen), axis=0)


def _slope(model: Model, seen: _Seen, shares: Column) -> Column:
    """The slope of the log-likelihood by each parameter; `shares` is how much each end counts."""
    last = np.vstack([seen.opportunities, _stayed(seen)[0]])
    dies = np.ones((len(last), 1))
    dies[0] = 0
    alpha, beta, gamma, delta = model.alpha, model.beta, model.gamma, model.delta
    psi = scipy.special.psi
    chances, ends = psi(alpha + beta + last), psi(gamma + delta + last + dies)
    slopes = (
        psi(alpha + seen.frequency) - chances - psi(alpha) + psi(alpha + beta),
        psi(beta + last - seen.frequency) - chances - psi(beta) + psi(alpha + beta),
        psi(gamma + dies) - ends - psi(gamma) + psi(gamma + delta),
        psi(delta + last) - ends - psi(delta) + psi(gamma + delta),
    )
    return np.array([(slope * shares).sum() for slope in slopes])

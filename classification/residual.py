"""What exhibitors may still bring: expected participations by the BG/BB model of their show, discounted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classification.presence import Courses
from classification.retention import Model, fit
from classification.visit_history import History

Column = NDArray[np.float64]
AHEAD = 3
DISCOUNT = 0.10
ENOUGH = 100
CHANCES = 2


@dataclass(frozen=True)
class Retention:
    """A model for every show with enough history of its own, one of all shows together for the others.

    A fit is left out, not guessed, where fewer than `ENOUGH` exhibitors have had `CHANCES` to come again or
    where the histories do not hold the parameters (`at_bound`). `histories` is the fingerprint
    of what was fitted.
    """

    shows: Mapping[int, Model] = field(default_factory=dict)
    pooled: Model | None = None
    histories: str = ""

    def of(self, show: int) -> Model | None:
        """The model for a show, if there is one."""
        return self.shows.get(show, self.pooled)

    def stored(self) -> dict[str, Any]:
        """The fingerprint and the parameters by show id and for "pooled", to be kept as JSON."""
        models = {str(show): model for show, model in self.shows.items()}
        models |= {"pooled": self.pooled} if self.pooled else {}
        kept = {name: list(one.parameters) for name, one in models.items()}
        errors = {name: list(one.errors) for name, one in models.items() if one.errors}
        return {"histories": self.histories, "models": kept, "errors": errors}

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Retention":
        """The models as `stored` wrote them."""
        errors = stored.get("errors", {})
        models = {
            name: Model(*parameters, errors=tuple(errors.get(name, ())))
            for name, parameters in stored["models"].items()
        }
        pooled = models.pop("pooled", None)
        return cls({int(show): model for show, model in models.items()}, pooled, stored["histories"])


@dataclass(frozen=True)
class Outlook:
    """Of each exhibitor: discounted participations expected over the next editions, and the chance that it
    still comes at all, the best over its shows; `NaN` without a model."""

    expected: Column
    chance: Column


def fit_retention(courses: Courses, known: Retention = Retention()) -> Retention:
    """The models of a portfolio; those `known` where they were fitted on the same histories."""
    histories = _fingerprint(courses)
    if histories == known.histories:
        return known
    shows, all_shows = {}, np.unique(courses.show)
    for show in all_shows:
        model = _sound_fit(courses, courses.show == show)
        if model is not None:
            shows[int(show)] = model
    everywhere = np.ones(len(courses.show), dtype=bool)
    pooled = None if len(all_shows) in (1, len(shows)) else _sound_fit(courses, everywhere)
    return Retention(shows, pooled, histories)


def outlook(courses: Courses, retention: Retention, size: int) -> Outlook:
    """What the models expect; each distinct history of a show is reckoned once."""
    expected, chance = np.full(size, np.nan), np.full(size, np.nan)
    for show in np.unique(courses.show):
        model, rows = retention.of(int(show)), courses.show == show
        if model is None:
            continue
        who, (distinct, place) = courses.who[rows], _distinct(courses, rows)
        figures = np.array([_figures(model, History(*map(int, row))) for row in distinct])[place]
        expected[who] = np.where(np.isnan(expected[who]), 0, expected[who]) + figures[:, 0]
        chance[who] = np.fmax(chance[who], figures[:, 1])
    return Outlook(expected, chance)


def return_chances(courses: Courses, retention: Retention, editions: int) -> Column:
    """Of each course: the chance to come at least once in the show's next editions; `NaN` without a model."""
    chances = np.full(len(courses.show), np.nan)
    for show in np.unique(courses.show):
        model, rows = retention.of(int(show)), courses.show == show
        if model is not None:
            distinct, place = _distinct(courses, rows)
            told = [model.comes_again(History(*map(int, row)), editions) for row in distinct]
            chances[rows] = np.array(told)[place]
    return chances


def _sound_fit(courses: Courses, rows: NDArray[np.bool_]) -> Model | None:
    telling = rows & (courses.chances >= CHANCES)
    if telling.sum() < ENOUGH:
        return None
    distinct, place = _distinct(courses, rows)
    counts = np.bincount(place)
    model = fit(
        [
            History(int(row[0]), int(row[1]), int(row[2]), int(count))
            for row, count in zip(distinct, counts, strict=True)
        ]
    )
    return None if model is None or model.at_bound else model


def _fingerprint(courses: Courses) -> str:
    digest = sha256()
    for show in np.unique(courses.show):
        distinct, place = _distinct(courses, courses.show == show)
        digest.update(str(show).encode() + distinct.tobytes() + np.bincount(place).tobytes())
    return digest.hexdigest()


def _distinct(courses: Courses, rows: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct (frequency, recency, opportunities), and which of them each row has."""
    columns = courses.visits[rows] - 1, courses.recency[rows], courses.chances[rows]
    base = int(courses.chances.max(initial=0)) + 1
    keys, place = np.unique((columns[0] * base + columns[1]) * base + columns[2], return_inverse=True)
    return np.column_stack([keys // base**2, keys // base % base, keys % base]), place


def _figures(model: Model, history: History) -> tuple[float, float]:
    """Discounted expected participations over the next `AHEAD` editions, and P(alive) at the next one."""
    comes = (model.alpha + history.frequency) / (model.alpha + model.beta + history.opportunities)
    lives = [model.alive(history, ahead) for ahead in range(1, AHEAD + 1)]
    discounted = sum(alive / (1 + DISCOUNT) ** ahead for ahead, alive in enumerate(lives, 1))
    return comes * discounted, lives[0]

"""Ratings of people by exhibitors, gathered so that an exhibitor counts once for each person it rated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Index = NDArray[np.intp]

EDITION = "edition"
UNKNOWN = ""


@dataclass(frozen=True)
class Rating:
    """One answer of one exhibitor about one person: 0-100, on items that staff control.

    `mix` holds what the person has no part in (class, first-timer, ...) by name; the edition is added to it.
    `share` is the person's part, above 0 up to 1, where several people serve the exhibitor.
    """

    person: Any
    exhibitor: Any
    edition: Any
    score: float
    mix: Mapping[str, str] = field(default_factory=dict)
    share: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 100:
            raise ValueError(f"a score of {self.score} is not between 0 and 100")
        if not 0 < self.share <= 1:
            raise ValueError(f"a share of {self.share} is not above 0 and at most 1")


@dataclass(frozen=True)
class Gathered:
    """One row for each person and exhibitor: mean score, mean share and mean mix over its answers.

    `owner` is the row's index into `people`, `rater` counts its exhibitors; `mix` has a 0..1 column for each
    (name, level) of `levels`.
    """

    people: tuple[Any, ...]
    owner: Index
    rater: Index
    score: Column
    weight: Column
    mix: Column
    levels: tuple[tuple[str, str], ...]


def gather(ratings: Sequence[Rating]) -> Gathered:
    """Average the answers of each exhibitor about each person. Needs at least one rating."""
    people = {person: i for i, person in enumerate(dict.fromkeys(rating.person for rating in ratings))}
    exhibitors = {who: i for i, who in enumerate(dict.fromkeys(rating.exhibitor for rating in ratings))}
    pairs = dict.fromkeys((rating.person, rating.exhibitor) for rating in ratings)
    place = {pair: i for i, pair in enumerate(pairs)}
    row = np.array([place[rating.person, rating.exhibitor] for rating in ratings])
    answers = np.bincount(row)
    mix, levels = _dummies(ratings, row, len(pairs))
    return Gathered(
        people=tuple(people),
        owner=np.array([people[person] for person, _ in pairs]),
        rater=np.array([exhibitors[exhibitor] for _, exhibitor in pairs]),
        score=np.bincount(row, [rating.score for rating in ratings]) / answers,
        weight=np.bincount(row, [rating.share for rating in ratings]) / answers,
        mix=mix / answers[:, None],
        levels=levels,
    )


def _dummies(ratings: Sequence[Rating], row: Index, rows: int) -> tuple[Column, tuple[tuple[str, str], ...]]:
    """How many answers of each row have each level; a name missing from an answer's mix is its own level.

    Ratings that share a mix, the very same one, are looked up together.
    """
    mixes = {id(rating.mix): rating.mix for rating in ratings}
    place = {key: i for i, key in enumerate(mixes)}
    kind = np.array([place[id(rating.mix)] for rating in ratings])
    names = dict.fromkeys(name for mix in mixes.values() for name in mix)
    given = [(EDITION, *_codes([str(rating.edition) for rating in ratings]))]
    for name in names:
        levels, codes = _codes([mix.get(name, UNKNOWN) for mix in mixes.values()])
        given.append((name, levels, codes[kind]))
    columns = [_counts(row, rows, codes, len(levels)) for _, levels, codes in given]
    named = tuple((name, level) for name, levels, _ in given for level in levels)
    return np.hstack(columns).astype(np.float64), named


def _codes(given: Sequence[str]) -> tuple[tuple[str, ...], Index]:
    """The levels in the order of their appearance, and each one's place among them."""
    levels = {level: code for code, level in enumerate(dict.fromkeys(given))}
    return tuple(levels), np.array([levels[level] for level in given])


def _counts(row: Index, rows: int, codes: Index, levels: int) -> Index:
    return np.bincount(row * levels + codes, minlength=rows * levels).reshape(rows, levels)

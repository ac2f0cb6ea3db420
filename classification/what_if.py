"""What a policy would do before it is in force: who would move where, with the value that moves."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from classification import assessing
from classification.gathering import Portfolio, gather
from classification.policy import CLASSES, Policy
from classification.portfolio import NONE, rule_names
from classification.standing import read_standing
from exhibitors.models import Exhibitor
from foundation.database import db

SHOWN = 50
NAMED = select(Exhibitor.id, Exhibitor.name)
WORDS = (None, *CLASSES)
Places = NDArray[np.int64]
ORDER: tuple[str | None, ...] = (*reversed(CLASSES), None)


@dataclass(frozen=True)
class Cell:
    """How many exhibitors go one way, and their value in minor units of the house currency."""

    exhibitors: int
    value_minor: int


@dataclass(frozen=True)
class Mover:
    """An exhibitor that would change its class."""

    id: int
    name: str
    now: str | None
    then: str | None
    value_minor: int


@dataclass(frozen=True)
class Moves:
    """A cell for every (class now, class then) that somebody is in; None is no class.

    `silent` are the rules that would decide nobody's class, `movers` the most valuable who would move.
    """

    cells: Mapping[tuple[str | None, str | None], Cell]
    silent: tuple[str, ...] = ()
    movers: tuple[Mover, ...] = ()

    @property
    def moving(self) -> int:
        """How many exhibitors would change their class."""
        return sum(cell.exhibitors for (now, then), cell in self.cells.items() if now != then)

    def to(self, then: str | None) -> int:
        """How many exhibitors would be in a class."""
        return sum(cell.exhibitors for (_, word), cell in self.cells.items() if word == then)

    def hours(self, per_exhibitor: Mapping[str, float]) -> tuple[float, float]:
        """Staff hours an edition, now and then, given those of each class for one exhibitor."""
        pairs = [(now, then, cell.exhibitors) for (now, then), cell in self.cells.items()]
        before = sum(per_exhibitor.get(now or "", 0.0) * count for now, _, count in pairs)
        return before, sum(per_exhibitor.get(then or "", 0.0) * count for _, then, count in pairs)


def what_if(policy: Policy) -> Moves:
    """Judge everybody by the policy as of today, writing nothing."""
    day = assessing.today()
    portfolio = gather(day, policy, retention=assessing.known_retention())
    standing = read_standing(day, portfolio.ids, rule_names(policy))
    judgements = assessing.judged(portfolio, standing, policy)
    now = standing.row["relationship_class"].astype(np.int64) - NONE
    width = len(CLASSES) + 1
    pairs = now * width + judgements.relationship_class - NONE
    counts = np.bincount(pairs, minlength=width * width)
    values = np.bincount(pairs, np.nan_to_num(portfolio.facts["value_minor"]), width * width)
    fired = {judgements.rules[code] for code in np.unique(judgements.rule).tolist()}
    return Moves(
        silent=tuple(rule.name for rule in policy.rules if rule.name not in fired),
        cells={
            (WORDS[pair // width], WORDS[pair % width]): Cell(int(counts[pair]), int(values[pair]))
            for pair in np.flatnonzero(counts).tolist()
        },
        movers=_movers(portfolio, pairs // width, pairs % width),
    )


def _movers(portfolio: Portfolio, now: Places, then: Places) -> tuple[Mover, ...]:
    values = np.nan_to_num(portfolio.facts["value_minor"])
    moving = np.flatnonzero(now != then)
    first = moving[np.argsort(-values[moving], kind="stable")[:SHOWN]]
    ids = portfolio.ids[first].tolist()
    names = {row.id: row.name for row in db.session.execute(NAMED.where(Exhibitor.id.in_(ids)))}
    return tuple(
        Mover(number, names[number], WORDS[now[place]], WORDS[then[place]], int(values[place]))
        for number, place in zip(ids, first.tolist(), strict=True)
    )

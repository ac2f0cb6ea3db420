"""What a policy would do before it is in force: who would move where, with the value that moves."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from classification import assessing
from classification.gathering import gather
from classification.policy import CLASSES, Policy
from classification.portfolio import NONE
from classification.standing import read_standing

ORDER: tuple[str | None, ...] = (*reversed(CLASSES), None)


@dataclass(frozen=True)
class Cell:
    """How many exhibitors go one way, and their value in minor units of the house currency."""

    exhibitors: int
    value_minor: int


@dataclass(frozen=True)
class Moves:
    """A cell for every (class now, class then) that somebody is in; None is no class."""

    cells: Mapping[tuple[str | None, str | None], Cell]

    @property
    def moving(self) -> int:
        """How many exhibitors would change their class."""
        return sum(cell.exhibitors for (now, then), cell in self.cells.items() if now != then)

    def to(self, then: str | None) -> int:
        """How many exhibitors would be in a class."""
        return sum(cell.exhibitors for (_, word), cell in self.cells.items() if word == then)


def what_if(policy: Policy) -> Moves:
    """Judge everybody by the policy as of today, writing nothing."""
    day = assessing.today()
    portfolio = gather(day, policy, retention=assessing.known_retention())
    standing = read_standing(day, portfolio.ids)
    judgements = assessing.judged(portfolio, standing, policy)
    now = standing.row["relationship_class"].astype(np.int64) - NONE
    width = len(CLASSES) + 1
    pairs = now * width + judgements.relationship_class - NONE
    counts = np.bincount(pairs, minlength=width * width)
    values = np.bincount(pairs, np.nan_to_num(portfolio.facts["value_minor"]), width * width)
    words = (None, *CLASSES)
    return Moves(
        {
            (words[pair // width], words[pair % width]): Cell(int(counts[pair]), int(values[pair]))
            for pair in np.flatnonzero(counts).tolist()
        }
    )

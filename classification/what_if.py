"""What a policy would do before it is in force: who would move where, with the value that moves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from classification import assessing, policies, round_facts
from classification.facts import COURSE
from classification.gathering import gather
from classification.policy import CLASSES, Policy
from classification.portfolio import NONE, Codes, Judgements, judge_all, rule_names
from classification.round_facts import Kept
from classification.standing import read_standing
from exhibitors.models import Exhibitor
from foundation.database import db

SHOWN = 50
NAMED = select(Exhibitor.id, Exhibitor.name)
WORDS = (None, *CLASSES)
Places = NDArray[np.int64]
Column = NDArray[np.float64]
Judged = tuple[Places, Column, Codes, Judgements, date]
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
    """A cell for every (class now, class then) that somebody is in, by the facts of a day; None is no class.

    `silent` are the rules that would decide nobody's class, `movers` the most valuable who would move.
    """

    as_of: date
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
    """Judge everybody by the policy, writing nothing: by the facts of the latest round, or as of today where
    those do not answer it (nothing is kept yet, or the cost of an hour changes what everybody is worth)."""
    last, facts = assessing.latest_round(), (*COURSE, *policy.facts, "value_minor")
    same = last and policies.policy_of(last.policy).hourly_rate_minor == policy.hourly_rate_minor
    known = round_facts.kept(last, dict.fromkeys(facts)) if last and same else None
    return _moves(policy, *(_as_kept(policy, known) if known else _as_of_today(policy)))


def _as_kept(policy: Policy, known: Kept) -> Judged:
    now, codes = known.codes["relationship_class"], known.codes
    earlier = known.as_of < assessing.today()
    before = (now, codes["candidate"]) if earlier else (codes["before"], codes["before_candidate"])
    judgements = judge_all(known.facts, policy, *before, codes["override"])
    return known.ids, known.facts["value_minor"], now, judgements, known.as_of


def _as_of_today(policy: Policy) -> Judged:
    day = assessing.today()
    portfolio = gather(day, policy, retention=assessing.known_retention())
    standing = read_standing(day, portfolio.ids, rule_names(policy))
    judgements = assessing.judged(portfolio, standing, policy)
    now = standing.row["relationship_class"].astype(np.int8)
    return portfolio.ids, portfolio.facts["value_minor"], now, judgements, day


def _moves(
    policy: Policy, ids: Places, worth: Column, before: Codes, judgements: Judgements, as_of: date
) -> Moves:
    now, then = before.astype(np.int64) - NONE, judgements.relationship_class.astype(np.int64) - NONE
    width, values = len(CLASSES) + 1, np.nan_to_num(worth)
    pairs = now * width + then
    counts = np.bincount(pairs, minlength=width * width)
    moved = np.bincount(pairs, values, width * width)
    fired = np.bincount(judgements.rule, minlength=len(judgements.rules))
    moving = np.flatnonzero(now != then)
    first = moving[np.argsort(-values[moving], kind="stable")[:SHOWN]]
    return Moves(
        as_of,
        cells={
            (WORDS[pair // width], WORDS[pair % width]): Cell(int(counts[pair]), int(moved[pair]))
            for pair in np.flatnonzero(counts).tolist()
        },
        silent=tuple(rule.name for code, rule in enumerate(policy.rules) if not fired[code]),
        movers=_named(
            zip(ids[first].tolist(), now[first].tolist(), then[first].tolist(), values[first], strict=True)
        ),
    )


def _named(rows: Iterable[tuple[int, int, int, float]]) -> tuple[Mover, ...]:
    """The movers by name; who was deleted since the round is left out."""
    moving = list(rows)
    those = Exhibitor.id.in_([row[0] for row in moving])
    names = {row.id: row.name for row in db.session.execute(NAMED.where(those))}
    return tuple(
        Mover(number, names[number], WORDS[now], WORDS[then], int(value))
        for number, now, then, value in moving
        if number in names
    )

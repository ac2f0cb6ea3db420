"""The class of one exhibitor, and why: the portfolio's rules on a single row, with their reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from classification.columns import Table, meets
from classification.cutoffs import Cutoffs
from classification.facts import FACT_NAMES
from classification.lifecycle import LIFECYCLES, WITHOUT_CLASS
from classification.policy import CLASSES, Condition, Policy, Rule
from classification.portfolio import NONE, Codes, Judgements, judge_all
from classification.upgrade import Step


@dataclass(frozen=True)
class Reason:
    """A code that the screens turn into a sentence, with the figures that go into it."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Previous:
    """The assessment before: the class it gave and the class its rules alone would have given."""

    relationship_class: str | None
    candidate: str | None


@dataclass(frozen=True)
class Judgement:
    """The class is `None` for prospects, lapsed and lost; `candidate` is what the rules alone say.

    `missed` says of each rule for a higher class what it asks and does not find; `standstill` why there is no
    step up, where there is none.
    """

    relationship_class: str | None
    lifecycle: str
    rule: str
    reasons: tuple[Reason, ...]
    next_up: tuple[Step, ...]
    candidate: str | None
    coverage: float
    missed: tuple[Reason, ...] = ()
    standstill: Reason | None = None


def judge(
    facts: Mapping[str, float],
    limits: Cutoffs,
    policy: Policy = Policy(),
    previous: Previous = Previous(None, None),
    override: str | None = None,
) -> Judgement:
    """Judge one exhibitor by its known facts.

    `override` is the class set by a person that is in force on the day, if any.
    """
    columns = {name: np.array([facts[name]]) for name in FACT_NAMES if name in facts}
    columns.setdefault("participations", np.zeros(1))
    before = _code(previous.relationship_class), _code(previous.candidate)
    found = judge_all(columns, policy, *before, _code(override), limits)
    word, table = _word(found.relationship_class), Table.of(columns)
    steps = tuple(
        Step(fact, facts.get(fact), float(column[0]))
        for fact, column in found.needed.items()
        if not np.isnan(column[0])
    )
    verdict = Judgement(
        relationship_class=word,
        lifecycle=LIFECYCLES[found.lifecycle[0]],
        rule=found.rules[found.rule[0]],
        reasons=_reasons(found, table, limits, policy),
        next_up=steps,
        candidate=_word(found.candidate),
        coverage=float(found.coverage[0]),
    )
    missed = _missed(verdict.candidate, table, limits, policy)
    return replace(verdict, missed=missed, standstill=None if steps else _standstill(verdict, limits, policy))


def _code(word: str | None) -> Codes:
    return np.array([NONE if word is None else CLASSES.index(word)], dtype=np.int8)


def _word(codes: Codes) -> str | None:
    return None if codes[0] == NONE else CLASSES[codes[0]]


def _reasons(found: Judgements, table: Table, limits: Cutoffs, policy: Policy) -> tuple[Reason, ...]:
    """What decided, and below it what the rules alone say, condition by condition."""
    decided, stage = found.rules[found.rule[0]], LIFECYCLES[found.lifecycle[0]]
    first = [Reason(decided)] if decided in ("held", "override") else []
    if stage in WITHOUT_CLASS:
        return (*first, Reason(stage, {"missed": _known(table, "editions_since_last")}))
    fired = next(rule for rule in policy.rules if _fires(rule, table, limits))
    return (*first, *_met(fired, table, limits))


def _fires(rule: Rule, table: Table, limits: Cutoffs) -> bool:
    met = [bool(meets(table, condition, limits)[0]) for condition in rule.conditions]
    return not met or (any(met) if rule.any_of else all(met))


def _met(rule: Rule, table: Table, limits: Cutoffs) -> list[Reason]:
    if not rule.conditions:
        return [Reason("rest")]
    return [
        Reason("met", _figures(one, table, limits)) for one in rule.conditions if meets(table, one, limits)[0]
    ]


def _figures(condition: Condition, table: Table, limits: Cutoffs) -> dict[str, Any]:
    return {"condition": condition, "now": _known(table, condition.fact), "bar": limits.bar(condition)}


def _missed(candidate: str | None, table: Table, limits: Cutoffs, policy: Policy) -> tuple[Reason, ...]:
    """What the rules for higher classes ask and do not find, the highest class first."""
    if candidate in (None, "risk"):
        return ()
    above = [rule for word in CLASSES[: CLASSES.index(candidate) : -1] for rule in policy.rules_for(word)]
    failed = [
        (rule, [_figures(one, table, limits) for one in rule.conditions if not meets(table, one, limits)[0]])
        for rule in above
        if not _fires(rule, table, limits)
    ]
    return tuple(
        Reason("missed", {"class": rule.relationship_class, "failed": asked}) for rule, asked in failed
    )


def _standstill(verdict: Judgement, limits: Cutoffs, policy: Policy) -> Reason:
    """Why no change of a fact would move it up."""
    word = verdict.relationship_class
    if word is None:
        return Reason("no_class")
    if verdict.rule == "override" and verdict.candidate != word:
        return Reason("by_hand", {"class": verdict.candidate})
    decisive = policy.rules_for("risk") if word == "risk" else policy.rules_above(word)
    if not decisive:
        return Reason("highest")
    level = [one for rule in decisive for one in rule.conditions if limits.bar(one) is None]
    return (
        Reason("level", {"conditions": level}) if level else Reason("decided_before", {"rule": verdict.rule})
    )


def _known(table: Table, fact: str) -> float | None:
    value = table[fact][0]
    return None if np.isnan(value) else float(value)

"""What is wrong with a policy before it is saved: what refuses it, and what its author has to know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from classification.facts import MEASURES
from classification.policy import CLASSES, COMPARISONS, RANKED, Condition, Policy, Rule

LOWER = ("at_least", "above")


@dataclass(frozen=True)
class Problem:
    """A code that the screens turn into a sentence; one that `refuses` keeps the policy from being saved."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)
    refuses: bool = True


def problems(policy: Policy) -> list[Problem]:
    """Everything that is wrong, what refuses first."""
    found = [*_limits(policy), *_contradictions(policy), *_crossed(policy), *_rest(policy)]
    found += [*_shadowed(policy.rules), *_unknown(policy), *_empty(policy)]
    return sorted(found, key=lambda one: not one.refuses)


def _limits(policy: Policy) -> Iterator[Problem]:
    names = [rule.name for rule in policy.rules]
    if len(set(names)) < len(names):
        yield Problem("same_name")
    if not 1 <= policy.lapsed_after < policy.lost_after:
        yield Problem("lost_before_lapsed")
    possible = 0 <= policy.margin < 1 and policy.quality_margin >= 0 and policy.hourly_rate_minor >= 0
    if not possible:
        yield Problem("impossible")
    for rule in policy.rules:
        known = (one for one in rule.conditions if one.fact in MEASURES)
        if rule.relationship_class not in CLASSES or not all(map(possible_threshold, known)):
            yield Problem("out_of_range", {"rule": rule.name})


def possible_threshold(condition: Condition) -> bool:
    """Whether the threshold can be one of the fact: a share between 0 and 1, a score from 1 to 5."""
    if condition.comparison not in COMPARISONS:
        return False
    if condition.comparison in RANKED:
        return 0 < condition.threshold < 1
    measure = MEASURES[condition.fact]
    return measure.low <= condition.threshold <= measure.high


def _contradictions(policy: Policy) -> Iterator[Problem]:
    """Rules that ask for a fact above and below at once."""
    for rule in policy.rules:
        pairs = ((one, other) for one in rule.conditions for other in rule.conditions)
        if not rule.any_of and any(_exclude(one, other) for one, other in pairs):
            yield Problem("contradicts", {"rule": rule.name})


def _exclude(one: Condition, other: Condition) -> bool:
    if one.fact != other.fact:
        return False
    if one.comparison == "top" and other.comparison == "not_top":
        return one.threshold <= other.threshold
    over = one.comparison in LOWER and other.comparison == "at_most"
    strict = one.comparison == "above" and one.threshold == other.threshold
    return over and (one.threshold > other.threshold or strict)


def _crossed(policy: Policy) -> Iterator[Problem]:
    """A higher class that asks less of a fact than a lower one does."""
    asked = [(rule, one) for rule in policy.rules for one in rule.conditions if one.comparison == "top"]
    for rule, one in asked:
        for lower, other in asked:
            below = CLASSES.index(lower.relationship_class) < CLASSES.index(rule.relationship_class)
            if below and one.fact == other.fact and one.threshold > other.threshold:
                yield Problem("crossed", {"rule": rule.name, "lower": lower.name, "fact": one.fact})


def _rest(policy: Policy) -> Iterator[Problem]:
    if not any(not rule.conditions for rule in policy.rules):
        yield Problem("no_rest")


def _shadowed(rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Rules that fire only where an earlier one has fired already."""
    for place, rule in enumerate(rules):
        before = next((one for one in rules[:place] if _implies(rule, one)), None)
        if before is not None:
            yield Problem("never_fires", {"rule": rule.name, "before": before.name}, refuses=False)


def _implies(rule: Rule, earlier: Rule) -> bool:
    """Whether the earlier rule fires wherever the rule does."""
    if not earlier.conditions:
        return True
    if not rule.conditions:
        return False
    worlds = [(one,) for one in rule.conditions] if rule.any_of else [rule.conditions]
    return all(_covers(world, earlier) for world in worlds)


def _covers(met: Iterable[Condition], earlier: Rule) -> bool:
    follows = [any(_follows(one, other) for one in met) for other in earlier.conditions]
    return any(follows) if earlier.any_of else all(follows)


def _follows(one: Condition, other: Condition) -> bool:
    """Whether the other condition is met wherever the one is."""
    if one.fact != other.fact:
        return False
    if one.comparison in LOWER and other.comparison in LOWER:
        strict = other.comparison == "above" and one.comparison == "at_least"
        return one.threshold > other.threshold if strict else one.threshold >= other.threshold
    if one.comparison != other.comparison:
        return False
    narrower = one.comparison in ("at_most", "top")
    return one.threshold <= other.threshold if narrower else one.threshold >= other.threshold


def _unknown(policy: Policy) -> Iterator[Problem]:
    for rule in policy.rules:
        for condition in rule.conditions:
            if condition.fact not in MEASURES:
                yield Problem("unknown_fact", {"rule": rule.name, "fact": condition.fact}, refuses=False)


def _empty(policy: Policy) -> Iterator[Problem]:
    given = {rule.relationship_class for rule in policy.rules}
    for word in CLASSES:
        if word not in given:
            yield Problem("class_without_rule", {"class": word}, refuses=False)

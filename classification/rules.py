"""The class of one exhibitor: the policy's rules in order, the first that fires wins, and why.

Harm counts at once: the risk rules are limits with patience of their own, so no earlier class delays them. A
move between the other classes waits: downward it takes a second assessment in a row that says so, or a fall
beyond the policy's margin.
"""

from dataclasses import dataclass, field
from typing import Any

from classification.cutoffs import Cutoffs, reaches
from classification.facts import Facts, coverage
from classification.lifecycle import WITHOUT_CLASS, lifecycle_of
from classification.policy import CLASSES, Policy
from classification.upgrade import Step, steps_up

HARMS = ("overdue", "conduct", "negative")
RULES = (
    *HARMS,
    "strategic",
    "key_value",
    "key_potential",
    "transactional",
    "held",
    "override",
    *WITHOUT_CLASS,
)
CLASS_OF_RULE = {
    **dict.fromkeys(HARMS, "risk"),
    "strategic": "strategic",
    "key_value": "key",
    "key_potential": "key",
    "transactional": "transactional",
}


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
    """The class is `None` for prospects, lapsed and lost; `candidate` is what the rules alone say."""

    relationship_class: str | None
    lifecycle: str
    rule: str
    reasons: tuple[Reason, ...]
    next_up: tuple[Step, ...]
    candidate: str | None
    coverage: float


def judge(
    facts: Facts,
    limits: Cutoffs,
    policy: Policy = Policy(),
    previous: Previous | None = None,
    override: str | None = None,
) -> Judgement:
    """Judge one exhibitor. `override` is the class set by a person that is in force on the day, if any."""
    lifecycle = lifecycle_of(facts, policy)
    harms = harms_of(facts, limits, policy)
    fired = lifecycle if lifecycle in WITHOUT_CLASS else _first_rule(facts, harms, limits, policy)
    candidate = CLASS_OF_RULE.get(fired)
    settled = _settle(candidate, facts, limits, policy, previous)
    final = override or settled
    rule = "override" if override else fired if settled == candidate else "held"
    return Judgement(
        relationship_class=final,
        lifecycle=lifecycle,
        rule=rule,
        reasons=_reasons(rule, fired, facts, limits, policy),
        next_up=steps_up(final, facts, harms, limits, policy),
        candidate=candidate,
        coverage=coverage(facts),
    )


def harms_of(facts: Facts, limits: Cutoffs, policy: Policy) -> tuple[str, ...]:
    """The risk rules that fire, in order. Potential that is unknown does not excuse negative contribution."""
    fires = (
        (facts.overdue_minor or 0) > policy.overdue_minor and (facts.overdue_days or 0) > policy.overdue_days,
        (facts.conduct_points or 0) >= policy.conduct_points,
        (facts.negative_editions_running or 0) >= policy.negative_editions
        and not reaches(facts.potential_minor, limits.key_potential),
    )
    return tuple(harm for harm, fired in zip(HARMS, fires, strict=True) if fired)


def _first_rule(facts: Facts, harms: tuple[str, ...], limits: Cutoffs, policy: Policy) -> str:
    return harms[0] if harms else _worth(facts, limits, policy.strategic_quality)


def _worth(facts: Facts, limits: Cutoffs, quality: float, margin: float = 0.0) -> str:
    """The rule that fires by value, potential and quality alone, with the cut-offs eased by the margin."""
    valued = reaches(facts.value_minor, limits.strategic_value, margin)
    if valued and facts.relationship_quality is not None and facts.relationship_quality >= quality:
        return "strategic"
    if reaches(facts.value_minor, limits.key_value, margin):
        return "key_value"
    if reaches(facts.potential_minor, limits.key_potential, margin):
        return "key_potential"
    return "transactional"


def _settle(
    candidate: str | None, facts: Facts, limits: Cutoffs, policy: Policy, previous: Previous | None
) -> str | None:
    """The candidate, or the class before where the fall is small and new."""
    if candidate in (None, "risk") or previous is None or previous.relationship_class is None:
        return candidate
    rank = CLASSES.index
    before = rank(previous.relationship_class)
    if previous.candidate is not None and rank(previous.candidate) < before:
        return candidate
    eased = _worth(facts, limits, policy.strategic_quality - policy.quality_margin, policy.margin)
    return CLASSES[max(rank(candidate), min(rank(CLASS_OF_RULE[eased]), before))]


def _reasons(rule: str, fired: str, facts: Facts, limits: Cutoffs, policy: Policy) -> tuple[Reason, ...]:
    reasons = [Reason(fired, _figures(fired, facts, limits, policy))]
    if rule != fired:
        reasons.insert(0, Reason(rule))
    if fired == "key_value" and reaches(facts.value_minor, limits.strategic_value):
        reasons.append(
            Reason(
                "quality_short",
                {"quality": facts.relationship_quality, "needed": policy.strategic_quality},
            )
        )
    return tuple(reasons)


def _figures(fired: str, facts: Facts, limits: Cutoffs, policy: Policy) -> dict[str, Any]:
    value = {"value_minor": facts.value_minor}
    figures: dict[str, dict[str, Any]] = {
        "overdue": {
            "overdue_minor": facts.overdue_minor,
            "overdue_days": facts.overdue_days,
            "limit_minor": policy.overdue_minor,
            "limit_days": policy.overdue_days,
        },
        "conduct": {"points": facts.conduct_points, "limit": policy.conduct_points},
        "negative": {"editions": facts.negative_editions_running, "limit": policy.negative_editions},
        "strategic": {
            **value,
            "cutoff_minor": limits.strategic_value,
            "quality": facts.relationship_quality,
            "needed": policy.strategic_quality,
        },
        "key_value": {**value, "cutoff_minor": limits.key_value},
        "key_potential": {"potential_minor": facts.potential_minor, "cutoff_minor": limits.key_potential},
        "transactional": {**value, "cutoff_minor": limits.key_value},
    }
    return figures.get(fired, {"participations": facts.participations, "missed": facts.editions_since_last})

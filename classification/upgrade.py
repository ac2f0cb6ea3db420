"""The smallest change that would move an exhibitor up one class."""

from dataclasses import dataclass

from classification.cutoffs import Cutoffs, reaches
from classification.facts import Facts
from classification.policy import Policy


@dataclass(frozen=True)
class Step:
    """One fact that has to change, from what it is (`None`: unknown) to the least that is enough."""

    fact: str
    now: float | None
    needed: float


def steps_up(
    relationship_class: str | None, facts: Facts, harms: tuple[str, ...], limits: Cutoffs, policy: Policy
) -> tuple[Step, ...]:
    """All the steps that are needed together; empty where there is no class above or nothing to do.

    `harms` are the risk rules that fire. Out of risk, each has to be mended; into key, the nearer of value
    and potential is enough; into strategic, value and relationship quality are both needed.
    """
    if relationship_class == "risk":
        return _mending(facts, harms, policy)
    if relationship_class == "transactional":
        return _into_key(facts, limits)
    if relationship_class == "key":
        return _into_strategic(facts, limits, policy)
    return ()


def _mending(facts: Facts, harms: tuple[str, ...], policy: Policy) -> tuple[Step, ...]:
    mended = {
        "overdue": ("overdue_minor", policy.overdue_minor),
        "conduct": ("conduct_points", policy.conduct_points - 1),
        "negative": ("negative_editions_running", policy.negative_editions - 1),
    }
    return tuple(Step(fact, getattr(facts, fact), needed) for fact, needed in map(mended.__getitem__, harms))


def _into_key(facts: Facts, limits: Cutoffs) -> tuple[Step, ...]:
    ways = [
        Step(fact, amount, cutoff)
        for fact, amount, cutoff in (
            ("value_minor", facts.value_minor, limits.key_value),
            ("potential_minor", facts.potential_minor, limits.key_potential),
        )
        if cutoff is not None
    ]
    if not ways or any(reaches(way.now, way.needed) for way in ways):
        return ()
    return (min(ways, key=_gap),)


def _gap(step: Step) -> float:
    """What is missing, as a share of what is needed; the unknown is as far as nothing at all."""
    return (step.needed - (step.now or 0)) / step.needed


def _into_strategic(facts: Facts, limits: Cutoffs, policy: Policy) -> tuple[Step, ...]:
    if limits.strategic_value is None:
        return ()
    steps = []
    if not reaches(facts.value_minor, limits.strategic_value):
        steps.append(Step("value_minor", facts.value_minor, limits.strategic_value))
    quality = facts.relationship_quality
    if quality is None or quality < policy.strategic_quality:
        steps.append(Step("relationship_quality", quality, policy.strategic_quality))
    return tuple(steps)

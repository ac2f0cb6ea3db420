"""Where an exhibitor stands in its life with a show, apart from its class."""

from classification.facts import Facts
from classification.policy import Policy

LIFECYCLES = ("prospect", "lost", "lapsed", "won_back", "first_timer", "returning")
WITHOUT_CLASS = LIFECYCLES[:3]


def lifecycle_of(facts: Facts, policy: Policy) -> str:
    """One of `LIFECYCLES`; won back is who returned after missing enough editions to have lapsed."""
    if facts.participations <= 0:
        return "prospect"
    if _at_least(facts.editions_since_last, policy.lost_after):
        return "lost"
    if _at_least(facts.editions_since_last, policy.lapsed_after):
        return "lapsed"
    if _at_least(facts.gap_before_last, policy.lapsed_after):
        return "won_back"
    return "first_timer" if facts.participations == 1 else "returning"


def _at_least(count: int | None, limit: int) -> bool:
    return count is not None and count >= limit

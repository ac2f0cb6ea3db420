"""Why an exhibitor is in its class: its facts today, judged against the latest round."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from classification import assessing, policies
from classification.cutoffs import Cutoffs
from classification.facts import FACT_NAMES, Facts
from classification.gathering import gather
from classification.outcome import facts_at
from classification.policy import CLASSES, Policy
from classification.portfolio import NONE
from classification.residual import Retention
from classification.rules import Judgement, Previous, judge
from classification.standing import read_standing


@dataclass(frozen=True)
class Explanation:
    """The facts and what the rules say of them today, before anything is written."""

    facts: Mapping[str, float]
    judgement: Judgement
    policy: Policy


def explain(exhibitor_id: int) -> Explanation | None:
    """Judge one exhibitor as it is now; None before the first round, when no cut-offs are known."""
    last = assessing.latest_round()
    if last is None:
        return None
    day, only = assessing.today(), (exhibitor_id,)
    policy = policies.policy_of(policies.in_force(day))
    portfolio = gather(day, policy, only, Retention.read(last.retention))
    standing = read_standing(day, portfolio.ids, only)
    facts = facts_at(portfolio.facts, 0)
    before = Previous(_word(standing.before[0]), _word(standing.before_candidate[0]))
    known: dict[str, Any] = {name: facts[name] for name in FACT_NAMES if name in facts}
    verdict = judge(Facts(**known), Cutoffs(**last.cutoffs), policy, before, _word(standing.override[0]))
    return Explanation(facts, verdict, policy)


def _word(code: int) -> str | None:
    return None if code == NONE else CLASSES[code]

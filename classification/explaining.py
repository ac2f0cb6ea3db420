"""Why an exhibitor is in its class: by its facts today against the latest round, or by those stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from classification import assessing, policies
from classification.cutoffs import Cutoffs
from classification.gathering import gather
from classification.models import Assessment
from classification.outcome import facts_at
from classification.policy import CLASSES, Policy
from classification.portfolio import NONE, rule_names
from classification.residual import Retention
from classification.rules import Judgement, Previous, judge
from classification.standing import read_standing


@dataclass(frozen=True)
class Explanation:
    """The facts of a day and what the rules say of them."""

    facts: Mapping[str, float]
    judgement: Judgement
    policy: Policy
    as_of: date


def explain(exhibitor_id: int) -> Explanation | None:
    """Judge one exhibitor as it is now; None before the first round, when no cut-offs are known."""
    last = assessing.latest_round()
    if last is None:
        return None
    day, only = assessing.today(), (exhibitor_id,)
    policy = policies.policy_of(last.policy)
    portfolio = gather(day, policy, only, Retention.read(last.retention))
    standing = read_standing(day, portfolio.ids, rule_names(policy), only)
    facts = facts_at(portfolio.facts, 0)
    before = Previous(_word(standing.before[0]), _word(standing.before_candidate[0]))
    verdict = judge(facts, Cutoffs(last.cutoffs), policy, before, _word(standing.override[0]))
    return Explanation(facts, verdict, policy, day)


def explain_stored(history: Sequence[Assessment]) -> Explanation | None:
    """Explain the last assessment of a history (newest first) from what it stored, with one statement.

    None where nothing is stored that explains it.
    """
    if not history or (then := assessing.round_behind(history[0])) is None:
        return None
    last, earlier = history[0], next((one for one in history if one.as_of < history[0].as_of), None)
    before = Previous(earlier.relationship_class, earlier.candidate) if earlier else Previous(None, None)
    override = last.override.relationship_class if last.override else None
    policy = policies.policy_of(last.policy)
    verdict = judge(last.facts, Cutoffs(then.cutoffs), policy, before, override)
    return Explanation(last.facts, verdict, policy, last.as_of)


def _word(code: int) -> str | None:
    return None if code == NONE else CLASSES[code]

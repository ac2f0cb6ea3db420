"""The draft of a policy: begun from what is in force, changed rule by rule, put in force or thrown away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from classification import assessing, policies
from classification.models import PolicyDraft
from classification.policy import Policy, Rule
from foundation.database import db


def current() -> PolicyDraft | None:
    """Return the draft, if one was begun."""
    return db.session.scalar(select(PolicyDraft).order_by(PolicyDraft.id).limit(1))


def policy_of(draft: PolicyDraft) -> Policy:
    """Return what a draft says."""
    return Policy.read(draft.thresholds)


def begin(person_id: int | None) -> PolicyDraft:
    """Return the draft; a new one says what is in force today."""
    if (draft := current()) is None:
        in_force = policies.policy_of(policies.in_force(assessing.today()))
        draft = PolicyDraft(thresholds=in_force.stored(), person_id=person_id)
        db.session.add(draft)
        db.session.flush()
    return draft


def discard() -> None:
    """Throw the draft away."""
    db.session.execute(delete(PolicyDraft))


def change(draft: PolicyDraft, **values: Any) -> None:
    """Change thresholds of a draft, or its rules."""
    draft.thresholds = replace(policy_of(draft), **values).stored()
    db.session.flush()


def put_rule(draft: PolicyDraft, rule: Rule, instead_of: str | None = None) -> None:
    """Put a rule in the place of another; a new one goes before the rules without conditions."""
    rules = list(policy_of(draft).rules)
    names = [one.name for one in rules]
    if instead_of in names:
        rules[names.index(instead_of)] = rule
    else:
        rest = [place for place, one in enumerate(rules) if not one.conditions]
        rules.insert(rest[0] if rest and rule.conditions else len(rules), rule)
    change(draft, rules=tuple(rules))


def move_up(draft: PolicyDraft, name: str) -> None:
    """Let a rule be asked before the one that stands above it."""
    rules = list(policy_of(draft).rules)
    place = _place(rules, name)
    if place > 0:
        rules[place - 1], rules[place] = rules[place], rules[place - 1]
        change(draft, rules=tuple(rules))


def remove(draft: PolicyDraft, name: str) -> None:
    """Take a rule out."""
    rules = list(policy_of(draft).rules)
    del rules[_place(rules, name)]
    change(draft, rules=tuple(rules))


def put_in_force(draft: PolicyDraft, day: date, reason: str, person_id: int | None) -> int:
    """Make the draft a version that is in force from the day on; return its number."""
    version = policies.put_in_force(policy_of(draft), day, reason, person_id)
    discard()
    return version.number


def _place(rules: Sequence[Rule], name: str) -> int:
    """Raises `LookupError` where there is no such rule."""
    for place, rule in enumerate(rules):
        if rule.name == name:
            return place
    raise LookupError(f"no rule {name}")

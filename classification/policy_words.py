"""The policy's rules and what is wrong with them, in plain words."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _

from classification.fact_words import condition_text, label
from classification.policy import Rule
from classification.policy_check import Problem
from classification.sentences import class_word, rule_name

Params = Mapping[str, Any]


def rule_text(rule: Rule) -> str:
    """Return a rule as a sentence."""
    word = class_word(rule.relationship_class)
    if not rule.conditions:
        return _("%(class)s: everyone else who takes part.", **{"class": word})
    parts = [condition_text(one) for one in rule.conditions]
    if len(parts) == 1:
        return _("%(class)s when: %(conditions)s.", **{"class": word}, conditions=parts[0])
    joined = "; ".join(parts)
    if rule.any_of:
        return _("%(class)s when any of these holds: %(conditions)s.", **{"class": word}, conditions=joined)
    return _("%(class)s when all of these hold: %(conditions)s.", **{"class": word}, conditions=joined)


_PROBLEMS: dict[str, Callable[[Params], str]] = {
    "same_name": lambda p: _("Two rules have the same name."),
    "lost_before_lapsed": lambda p: _("Lost comes after lapsed: enter more editions."),
    "impossible": lambda p: _("A margin or the cost of an hour is impossible."),
    "out_of_range": lambda p: _("“%(rule)s” asks for what its fact can never be.", rule=rule_name(p["rule"])),
    "contradicts": lambda p: _(
        "“%(rule)s” asks for two things that exclude each other, so it can never fire.",
        rule=rule_name(p["rule"]),
    ),
    "crossed": lambda p: _(
        "“%(rule)s” gives a higher class than “%(lower)s” but a wider top share of %(fact)s: the thresholds "
        "are crossed.",
        rule=rule_name(p["rule"]),
        lower=rule_name(p["lower"]),
        fact=label(p["fact"]),
    ),
    "no_rest": lambda p: _(
        "Exhibitors for whom no rule fires are left without a class: add a rule without conditions."
    ),
    "never_fires": lambda p: _(
        "“%(rule)s” can never fire: wherever it would, “%(before)s” has fired before.",
        rule=rule_name(p["rule"]),
        before=rule_name(p["before"]),
    ),
    "unknown_fact": lambda p: _(
        "“%(rule)s” reads “%(fact)s”, which is no fact any more: it is never met. Choose another.",
        rule=rule_name(p["rule"]),
        fact=p["fact"],
    ),
    "class_without_rule": lambda p: _(
        "No rule gives the class %(class)s.", **{"class": class_word(p["class"])}
    ),
}


def problem_text(problem: Problem) -> str:
    """Return what is wrong."""
    return _PROBLEMS[problem.code](problem.params)

"""Why an exhibitor has its class, in plain words."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from classification.fact_words import condition_text, met_text
from classification.sentences import class_word, rule_name

Params = Mapping[str, Any]

_REASONS: dict[str, Callable[[Params], str]] = {
    "met": lambda p: met_text(p["condition"], p["now"], p["bar"]),
    "rest": lambda p: _("It takes part, and no rule before this one fires."),
    "held": lambda p: _(
        "It fell by little and for the first time: the class stays until a second assessment says the same."
    ),
    "override": lambda p: _("The class was set by hand; the rules alone say:"),
    "missed": lambda p: _(
        "Not %(class)s: %(why)s",
        **{"class": class_word(p["class"])},
        why=" ".join(met_text(one["condition"], one["now"], one["bar"]) for one in p["failed"]),
    ),
    "no_class": lambda p: _("It has no class; it gets one with the next edition it takes part in."),
    "highest": lambda p: _("It is in the highest class that the policy gives."),
    "by_hand": lambda p: _(
        "Its class is set by hand: by its facts it would be %(class)s.", **{"class": class_word(p["class"])}
    ),
    "level": lambda p: _(
        "Nobody stands out in the portfolio, so there is nothing to reach: %(asked)s.",
        asked="; ".join(condition_text(one) for one in p["conditions"]),
    ),
    "decided_before": lambda p: _(
        "Its facts are enough for a higher class, but “%(rule)s” is asked before and decides.",
        rule=rule_name(p["rule"]),
    ),
    "prospect": lambda p: _("It has not taken part in an edition yet, so it has no class."),
    "lapsed": lambda p: ngettext(
        "It missed the last edition, so it has no class.",
        "It missed the last %(num)d editions, so it has no class.",
        p["missed"],
    ),
    "lost": lambda p: ngettext(
        "It missed the last edition and counts as lost.",
        "It missed the last %(num)d editions and counts as lost.",
        p["missed"],
    ),
}


def reason_sentence(code: str, params: Params) -> str:
    """Return why a rule fired, with its figures."""
    return _REASONS[code](params)

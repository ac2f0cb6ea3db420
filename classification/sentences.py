"""Rules, causes and steps in plain words."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import ngettext

from foundation.figures import MINOR, money, number

Params = Mapping[str, Any]


def amount(minor: float | None) -> str:
    """Return minor units of the house currency as money, in whole units."""
    whole = None if minor is None else round(minor / MINOR) * MINOR
    return money(whole, current_app.config["HOUSE_CURRENCY"])


def class_word(word: str | None) -> str:
    """Return the name of a class."""
    return {
        "strategic": _("Strategic"),
        "key": _("Key"),
        "transactional": _("Transactional"),
        "risk": _("Risk"),
    }.get(word or "", _("No class"))


def lifecycle_word(word: str) -> str:
    """Return the name of a lifecycle stage."""
    return {
        "prospect": _("Prospect"),
        "first_timer": _("First-timer"),
        "returning": _("Returning"),
        "won_back": _("Won back"),
        "lapsed": _("Lapsed"),
        "lost": _("Lost"),
    }[word]


def rule_name(rule: str) -> str:
    """Return the short name of the rule that fired."""
    return {
        "overdue": _("Overdue payment"),
        "conduct": _("Conduct"),
        "negative": _("Costs more than it brings"),
        "strategic": _("Top value and a good relationship"),
        "key_value": _("High value"),
        "key_potential": _("High potential"),
        "transactional": _("Takes part"),
        "held": _("Small fall, waiting for a second assessment"),
        "override": _("Set by hand"),
        "prospect": _("Has not taken part yet"),
        "lapsed": _("Stayed away"),
        "lost": _("Stayed away for long"),
    }[rule]


def _overdue(p: Params) -> str:
    return _(
        "%(amount)s is overdue, the oldest for %(days)s days; the limits are %(limit)s and "
        "%(limit_days)s days.",
        amount=amount(p["overdue_minor"]),
        days=number(p["overdue_days"]),
        limit=amount(p["limit_minor"]),
        limit_days=number(p["limit_days"]),
    )


def _strategic(p: Params) -> str:
    return _(
        "Its value of %(value)s is in the top share (from %(cutoff)s), and its relationship quality of "
        "%(quality)s is at least %(needed)s.",
        value=amount(p["value_minor"]),
        cutoff=amount(p["cutoff_minor"]),
        quality=number(p["quality"]),
        needed=number(p["needed"]),
    )


def _transactional(p: Params) -> str:
    if p["cutoff_minor"] is None:
        return _("It takes part; nobody's value stands out in this portfolio.")
    if p["value_minor"] is None:
        return _("It takes part; its value is not known, because no price is recorded.")
    return _(
        "It takes part; its value of %(value)s is below the top share (from %(cutoff)s).",
        value=amount(p["value_minor"]),
        cutoff=amount(p["cutoff_minor"]),
    )


_REASONS: dict[str, Callable[[Params], str]] = {
    "overdue": _overdue,
    "conduct": lambda p: _(
        "It has %(points)s conduct points; the limit is %(limit)s.", points=p["points"], limit=p["limit"]
    ),
    "negative": lambda p: _(
        "It cost more than it brought at %(editions)s editions running, without high potential.",
        editions=p["editions"],
    ),
    "strategic": _strategic,
    "key_value": lambda p: _(
        "Its value of %(value)s is in the top share (from %(cutoff)s).",
        value=amount(p["value_minor"]),
        cutoff=amount(p["cutoff_minor"]),
    ),
    "key_potential": lambda p: _(
        "Its potential of %(value)s is in the top share (from %(cutoff)s).",
        value=amount(p["potential_minor"]),
        cutoff=amount(p["cutoff_minor"]),
    ),
    "transactional": _transactional,
    "held": lambda p: _(
        "It fell by little and for the first time: the class stays until a second assessment says the same."
    ),
    "override": lambda p: _("The class was set by hand; the rules alone say:"),
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
    if code != "quality_short":
        return _REASONS[code](params)
    if params["quality"] is None:
        return _("Its value would do for strategic, but its relationship quality is not known: ask.")
    return _(
        "Its value would do for strategic, but its relationship quality is %(quality)s, not %(needed)s.",
        quality=number(params["quality"]),
        needed=number(params["needed"]),
    )

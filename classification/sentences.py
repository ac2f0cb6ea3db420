"""Classes, stages and rules by their names, and money in whole units."""

from flask import current_app
from flask_babel import gettext as _

from foundation.figures import MINOR, money


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
    """Return the short name of what decided: a rule that a manager named goes by that name."""
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
    }.get(rule, rule)

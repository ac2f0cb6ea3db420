"""How goals are spoken of on screens and in the survey."""

from flask_babel import gettext as _

from foundation.figures import number
from foundation.languages import later as _l
from goals.models import Dimension, Goal

DIMENSIONS: dict[str, str] = {
    Dimension.SALES: _l("Sales"),
    Dimension.INFORMATION: _l("Information"),
    Dimension.RELATIONSHIP: _l("Relationship"),
    Dimension.IMAGE: _l("Image"),
    Dimension.MOTIVATION: _l("Motivation"),
}
EXPLAINED: dict[str, str] = {
    Dimension.SALES: _l("orders, leads, new products shown and tested"),
    Dimension.INFORMATION: _l("what competitors, customers and suppliers are up to"),
    Dimension.RELATIONSHIP: _l("meeting customers and partners, old ones and new"),
    Dimension.IMAGE: _l("being seen, by buyers and by the press"),
    Dimension.MOTIVATION: _l("staff who leave prouder and better trained; rewarding good customers"),
}
DONE: dict[str, str] = {
    "without": _l("Every exhibitor has said what it comes for."),
    "ladder": _l("Every ladder was climbed to its end."),
    "weights": _l("Every exhibitor's points add up to 100."),
    "unnamed": _l("Every exhibitor's goals name a skill that would help."),
    "unserved": _l("Somebody masters each skill that the goals need, on the first show day."),
    "owner": _l("Every owner masters what the goals of their exhibitors need."),
    "contradicting": _l("No exhibitor's goals contradict each other."),
    "silent": _l("Everybody who was asked by mail has answered."),
}
"""What an empty list of things to work on says."""
RUNG_NAMES: dict[str, str] = {
    "attribute": _l("What it wants of us"),
    "consequence": _l("What that gives it"),
    "end_goal": _l("Why that matters"),
}
SUGGESTED: dict[str, tuple[str, ...]] = {
    Dimension.SALES: (
        _l("Win new customers"),
        _l("Find distributors"),
        _l("Collect leads"),
        _l("Take orders at the show"),
    ),
    Dimension.INFORMATION: (
        _l("Learn what competitors show"),
        _l("Hear what customers need"),
        _l("Find suppliers"),
    ),
    Dimension.RELATIONSHIP: (
        _l("Meet existing customers"),
        _l("Meet partners"),
        _l("Win back former customers"),
    ),
    Dimension.IMAGE: (_l("Launch a new product"), _l("Be in the trade press"), _l("Become known")),
    Dimension.MOTIVATION: (_l("Give our young staff a stage"), _l("Find new staff"), _l("Reward our team")),
}


def dimension(word: str) -> str:
    """Return a dimension's name in the current language."""
    return str(DIMENSIONS[word])


def explained() -> dict[str, str]:
    """Return what each dimension means, by its word."""
    return EXPLAINED


def target(goal: Goal) -> str:
    """Return the target with its unit, "" when there is none."""
    if goal.target_number is None:
        return ""
    return f"{number(goal.target_number, 2)} {goal.target_unit or ''}".strip()


def came_for(goal: Goal) -> str:
    """Return the sentence that reminds an exhibitor in the survey of what it came for."""
    aim = target(goal)
    if aim:
        return _("You came to: %(goal)s (target: %(target)s)", goal=goal.title, target=aim)
    return _("You came to: %(goal)s", goal=goal.title)

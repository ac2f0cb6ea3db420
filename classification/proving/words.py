"""The backtest in plain words: what each score is, whether it beats the plainest, what weighs how much."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from flask_babel import gettext as _

from classification.proving.aftermath import PRESENT
from classification.proving.logistic import KNOWN
from classification.sentences import class_word
from foundation.figures import number, percent

Found = Mapping[str, Any]
ORDER = ("chance", "alert", "fitted", "class", "came_before")
SHOWN = 12


def score_word(name: str, among: str = PRESENT) -> str:
    """Return what a score is called."""
    last = _("Came the time before as well") if among == PRESENT else _("Came last time")
    return {
        "chance": _("Chance to come again"),
        "alert": _("Retention alert, by the number of its causes"),
        "fitted": _("Regression on the same facts"),
        "class": _("Class"),
        "came_before": last,
    }[name]


def scores(found: Found) -> list[dict[str, Any]]:
    """Return the scores with their names, in the order they are read."""
    by_name = {one["name"]: one for one in found["scores"]}
    return [by_name[name] | {"word": score_word(name, found["among"])} for name in ORDER if name in by_name]


def verdicts(found: Found) -> list[str]:
    """Return in words whether each score beats the plainest one, and whether the class predicts at all."""
    if found["stayed"] in (0, found["exhibitors"]):
        return [_("All of them stayed, or all of them left: there is nothing to tell apart.")]
    plain = score_word("came_before", found["among"])
    lines = [
        _verdict(score_word(name, found["among"]), plain, found["against"][name])
        for name in ORDER
        if found["against"].get(name)
    ]
    if "chance" not in found["against"]:
        lines.append(_("There is no chance to come again to try: too little was known by then to fit it."))
    return [*lines, *_of_class(found)]


def _verdict(name: str, plain: str, gap: Mapping[str, Any]) -> str:
    figures = {
        "name": name,
        "plain": plain,
        "gap": number(gap["value"], 3),
        "low": number(gap["low"], 3),
        "high": number(gap["high"], 3),
    }
    if gap["better"]:
        return _("%(name)s beats “%(plain)s” by %(gap)s (%(low)s to %(high)s).", **figures)
    if gap["high"] < 0:
        return _("%(name)s is worse than “%(plain)s”: %(gap)s (%(low)s to %(high)s).", **figures)
    return _(
        "%(name)s does not beat “%(plain)s”: the difference of %(gap)s (%(low)s to %(high)s) may be chance.",
        **figures,
    )


def _of_class(found: Found) -> list[str]:
    """What a reader must know before trusting the class as a forecast."""
    area = next((one["auc"] for one in found["scores"] if one["name"] == "class"), None)
    lines = []
    if area and area["low"] <= 0.5:
        lines.append(_("The class does not predict who stays. It says who matters, not who will come."))
    return [*lines, *_order(found)]


def _order(found: Found) -> list[str]:
    """Whether a higher class stayed more often than a lower one, and where it did not, whether by chance."""
    known = [line for line in found["classes"] if line["class"]]
    if len(known) < 2:
        return [_("There is only one class, so there is no order to look for.")]
    shares = ", ".join(f"{class_word(line['class'])} {percent(line['stayed'])}" for line in known)
    if found["ordered"]:
        return [_("The classes are in order of the share that stayed: %(shares)s.", shares=shares)]
    lines = [_("The classes are out of order of the share that stayed: %(shares)s.", shares=shares)]
    for higher, lower in pairwise(known):
        if higher["stayed"] < lower["stayed"]:
            pair = {"higher": class_word(higher["class"]), "lower": class_word(lower["class"])}
            if higher["high"] < lower["low"]:
                lines.append(_("%(higher)s stayed less often than %(lower)s, and not by chance.", **pair))
            else:
                lines.append(_("%(higher)s stayed less often than %(lower)s, which may be chance.", **pair))
    return lines


def weights(found: Found) -> list[dict[str, Any]]:
    """Return what weighs most in the regression, with its direction."""
    strongest = sorted(found["weights"], key=lambda one: -abs(one["weight"]))[:SHOWN]
    return [{"word": fact_word(one["name"]), "weight": one["weight"]} for one in strongest]


def fact_word(name: str) -> str:
    """Return the name of a fact as the regression reads it."""
    if name.startswith(KNOWN):
        return _("Known at all: %(fact)s", fact=fact_word(name.removeprefix(KNOWN)))
    return {
        "participations": _("Participations"),
        "running": _("Participations without a gap"),
        "editions_since_last": _("Editions missed since"),
        "gap_before_last": _("Gap before the last participation"),
        "came_before": _("Came the time before"),
        "first_timer": _("First-timer"),
        "area": _("Stand area"),
        "money": _("Spend"),
        "area_growth": _("Growth of area"),
        "spend_growth": _("Growth of spend"),
        "overall": _("Overall satisfaction"),
        "relationship_quality": _("Relationship quality"),
        "goal_attainment": _("Goals reached"),
        "answered": _("Answered the last survey"),
        "negative_editions_running": _("Editions running below zero"),
        "open_complaints": _("Open complaints"),
        "reopened_complaints": _("Complaints that came back"),
        "contribution_recent_minor": _("Recent contribution"),
        "residual_minor": _("Residual value"),
        "chance": _("Chance to come again"),
    }[name]

"""Causes of a retention alert and steps to the next class in plain words."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _

from classification.fact_words import figure, label
from classification.upgrade import Step
from foundation.figures import number, percent

Params = Mapping[str, Any]

_CAUSES: dict[str, Callable[[Params], str]] = {
    "low_satisfaction": lambda p: _("gave %(score)s of 5 overall", score=number(p["satisfaction"])),
    "reopened_complaint": lambda p: _("a complaint came back"),
    "open_complaint": lambda p: (
        _("%(count)s open complaints", count=p["count"]) if p["count"] > 1 else _("an open complaint")
    ),
    "area_shrinking": lambda p: _("stand area %(change)s", change=percent(p["growth"])),
    "spend_shrinking": lambda p: _("spend %(change)s", change=percent(p["growth"])),
    "no_reply": lambda p: _("did not answer the last survey"),
    "goals_missed": lambda p: _("goals reached: %(share)s", share=percent(p["attainment"])),
}


def cause_text(cause: Params) -> str:
    """Return one cause of a retention alert."""
    return _CAUSES[cause["code"]](cause)


def step_text(step: Step) -> str:
    """Return what has to change for the next class."""
    fact, needed = label(step.fact), figure(step.fact, step.needed)
    if step.now is None and step.fact == "relationship_quality":
        return _("relationship quality %(needed)s, not known yet: ask", needed=needed)
    if step.now is None:
        return _("%(fact)s %(needed)s, not known yet", fact=fact, needed=needed)
    return _("%(fact)s %(now)s → %(needed)s", fact=fact, now=figure(step.fact, step.now), needed=needed)

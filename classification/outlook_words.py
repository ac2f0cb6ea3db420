"""Causes of a retention alert and steps to the next class in plain words."""

from collections.abc import Callable

from flask_babel import gettext as _

from classification.sentences import Params, amount
from classification.upgrade import Step
from foundation.figures import number, percent

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
    if step.fact == "relationship_quality":
        if step.now is None:
            return _("relationship quality %(needed)s, not known yet: ask", needed=number(step.needed))
        return _(
            "relationship quality %(now)s → %(needed)s", now=number(step.now), needed=number(step.needed)
        )
    words = {
        "value_minor": _("value"),
        "potential_minor": _("potential"),
        "overdue_minor": _("overdue"),
        "conduct_points": _("conduct points"),
        "negative_editions_running": _("editions running below zero"),
    }
    figure = amount if step.fact.endswith("_minor") else number
    return _(
        "%(fact)s %(now)s → %(needed)s",
        fact=words[step.fact],
        now=figure(step.now),
        needed=figure(step.needed),
    )

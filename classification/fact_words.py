"""Facts and conditions on them in plain words."""

from collections.abc import Callable

from flask_babel import gettext as _

from classification.facts import MEASURES
from classification.policy import RANKED, Condition
from classification.sentences import amount
from foundation.figures import number, percent
from foundation.languages import later as _l

LABELS = {
    "value_minor": _l("Value"),
    "potential_minor": _l("Potential"),
    "contribution_recent_minor": _l("Recent contribution"),
    "contribution_lifetime_minor": _l("Lifetime contribution"),
    "residual_minor": _l("Residual value"),
    "family_value_minor": _l("Value of the family of companies"),
    "overdue_minor": _l("Overdue"),
    "overdue_days": _l("Overdue days"),
    "conduct_points": _l("Conduct points"),
    "negative_editions_running": _l("Editions running below zero"),
    "relationship_quality": _l("Relationship quality"),
    "overall": _l("Overall satisfaction"),
    "goal_attainment": _l("Goals reached"),
    "open_complaints": _l("Open complaints"),
    "reopened_complaints": _l("Complaints that came back"),
    "participations": _l("Participations"),
    "area_growth": _l("Growth of area"),
    "spend_growth": _l("Growth of spend"),
    "chance_to_return": _l("Chance that it still comes"),
    "answer_share": _l("Share of surveys answered"),
    "contacts_year": _l("Contacts in the last year"),
    "co_exhibitors": _l("Co-exhibitors on its stand"),
}
_FIGURES: dict[str, Callable[[float | None], str]] = {
    "money": amount,
    "count": number,
    "points": number,
    "score": lambda value: number(value, 1),
    "share": percent,
    "change": percent,
}


def label(fact: str) -> str:
    """Return the name of a fact; of one that is none any more, the word it was stored by."""
    return str(LABELS.get(fact, fact))


def figure(fact: str, value: float | None) -> str:
    """Return a figure of a fact as the screen shows it."""
    measure = MEASURES.get(fact)
    return _FIGURES[measure.kind if measure else "count"](value)


_ASKED: dict[str, Callable[[str, str], str]] = {
    "at_least": lambda fact, at: _("%(fact)s at least %(at)s", fact=fact, at=at),
    "above": lambda fact, at: _("%(fact)s more than %(at)s", fact=fact, at=at),
    "at_most": lambda fact, at: _("%(fact)s at most %(at)s", fact=fact, at=at),
    "top": lambda fact, at: _("%(fact)s in the top %(at)s", fact=fact, at=at),
    "not_top": lambda fact, at: _("%(fact)s not in the top %(at)s", fact=fact, at=at),
}


def condition_text(condition: Condition) -> str:
    """Return what a rule asks of a fact."""
    ranked = condition.comparison in RANKED
    at = percent(condition.threshold) if ranked else figure(condition.fact, condition.threshold)
    return _ASKED[condition.comparison](label(condition.fact), at)


def met_text(condition: Condition, now: float | None, bar: float | None) -> str:
    """Return how an exhibitor meets a condition, with its figures; `bar` is where a top share begins."""
    asked = condition_text(condition)
    if now is None:
        return _("%(asked)s: it is not known.", asked=asked)
    told = figure(condition.fact, now)
    if condition.comparison not in RANKED:
        return _("%(asked)s: it is %(now)s.", asked=asked, now=told)
    if bar is None:
        return _("%(asked)s: it is %(now)s, and nobody stands out.", asked=asked, now=told)
    begins = figure(condition.fact, bar)
    return _("%(asked)s: it is %(now)s, the top begins at %(bar)s.", asked=asked, now=told, bar=begins)

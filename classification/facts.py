"""The facts that rules may read: a list, so that no rule ever reads a trait of a person."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """How a fact is measured: its kind, where a threshold may lie, and the smallest change that counts.

    Money is in minor units of the house currency, points are 0-100, a score is 1-5, a share 0-1, and a
    change relative to before (-0.2 is a fifth less).
    """

    kind: str
    low: float
    high: float
    step: float


MONEY = Measure("money", -1e11, 1e11, 1)
COUNT = Measure("count", 0, 10_000, 1)
POINTS = Measure("points", 0, 100, 1)
SCORE = Measure("score", 1, 5, 1)
SHARE = Measure("share", 0, 1, 0.01)
CHANGE = Measure("change", -1, 10, 0.01)

MEASURES = {
    "value_minor": MONEY,
    "potential_minor": MONEY,
    "contribution_recent_minor": MONEY,
    "contribution_lifetime_minor": MONEY,
    "residual_minor": MONEY,
    "family_value_minor": MONEY,
    "overdue_minor": MONEY,
    "overdue_days": COUNT,
    "conduct_points": COUNT,
    "negative_editions_running": COUNT,
    "relationship_quality": POINTS,
    "overall": SCORE,
    "goal_attainment": SHARE,
    "open_complaints": COUNT,
    "reopened_complaints": COUNT,
    "participations": COUNT,
    "area_growth": CHANGE,
    "spend_growth": CHANGE,
    "chance_to_return": SHARE,
    "answer_share": SHARE,
    "contacts_year": COUNT,
    "co_exhibitors": COUNT,
}
"""Every fact a rule may read."""
COURSE = ("participations", "editions_since_last", "gap_before_last")
"""What the stage of life with a show is told from: editions are counted per show, as far as they were held.

`editions_since_last` is how many were held after the last participation; `gap_before_last` how many lay
between the last two.
"""
FACT_NAMES = tuple(dict.fromkeys((*COURSE, *MEASURES)))

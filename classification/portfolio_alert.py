"""The retention alert of `classification.alert` over columns: who has which causes."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from classification.alert import Limits, Signals

Column = NDArray[np.float64]
CODES = (
    "low_satisfaction",
    "reopened_complaint",
    "open_complaint",
    "area_shrinking",
    "spend_shrinking",
    "no_reply",
    "goals_missed",
)
"""Every cause, the gravest first."""
SIGNALS = (
    "overall",
    "open_complaints",
    "reopened_complaints",
    "area_growth",
    "spend_growth",
    "answered",
    "goal_attainment",
)
"""The facts that give cause."""


def causes_of_all(facts: Mapping[str, Column], limits: Limits = Limits()) -> NDArray[np.str_]:
    """Row by row the codes of the alert's causes, the gravest first, parted by blanks; empty without."""
    area, spend = (np.nan_to_num(facts[name], nan=np.inf) for name in ("area_growth", "spend_growth"))
    shrinks, by_area = np.fmin(area, spend) <= limits.growth, area <= spend
    reopened = facts["reopened_complaints"] > 0
    flags = (
        facts["overall"] <= limits.satisfaction,
        reopened,
        (facts["open_complaints"] > 0) & ~reopened,
        shrinks & by_area,
        shrinks & ~by_area,
        facts["answered"] == 0,
        facts["goal_attainment"] <= limits.goal_attainment,
    )
    patterns, place = np.unique(sum(flag << i for i, flag in enumerate(flags)), return_inverse=True)
    return np.array([_named(int(pattern)) for pattern in patterns], dtype=np.str_)[place]


def signals_of(facts: Mapping[str, float | None]) -> Signals:
    """The signals among one exhibitor's facts."""
    answered = facts.get("answered")
    return Signals(
        satisfaction=facts.get("overall"),
        open_complaints=int(facts.get("open_complaints") or 0),
        reopened_complaints=int(facts.get("reopened_complaints") or 0),
        area_growth=facts.get("area_growth"),
        spend_growth=facts.get("spend_growth"),
        answered=None if answered is None else bool(answered),
        goal_attainment=facts.get("goal_attainment"),
        chance_to_return=facts.get("chance_to_return"),
    )


def _named(pattern: int) -> str:
    return " ".join(code for i, code in enumerate(CODES) if pattern >> i & 1)

"""Relationship quality of one exhibitor, 0-100, from scales answered 1-7.

Trust, satisfaction, commitment (belonging) and commercial friendship make the figure. Calculative commitment,
staying because leaving costs too much, is kept apart: high there with low trust is a hostage, not a friend.
"""

from dataclasses import dataclass
from statistics import fmean

SCALES = ("trust", "satisfaction", "commitment", "friendship")
MINIMUM_SCALES = 2
CALCULATIVE_HIGH = 5.0
TRUST_LOW = 3.0


@dataclass(frozen=True)
class Quality:
    """`value` 0-100 or `None`; `coverage` the share of the four scales that was answered.

    `hostage` is `None` where trust or calculative commitment is unknown.
    """

    value: float | None
    coverage: float
    calculative: float | None
    hostage: bool | None


def relationship_quality(
    trust: float | None = None,
    satisfaction: float | None = None,
    commitment: float | None = None,
    friendship: float | None = None,
    calculative: float | None = None,
    minimum_scales: int = MINIMUM_SCALES,
) -> Quality:
    """The mean of the answered scales as (mean - 1) / 6 x 100. Raises `ValueError` off the 1-7 scale."""
    scales = [_checked(scale) for scale in (trust, satisfaction, commitment, friendship)]
    known = [scale for scale in scales if scale is not None]
    value = (fmean(known) - 1) / 6 * 100 if len(known) >= max(minimum_scales, 1) else None
    calculative = _checked(calculative)
    return Quality(value, len(known) / len(SCALES), calculative, _hostage(trust, calculative))


def _hostage(trust: float | None, calculative: float | None) -> bool | None:
    if trust is None or calculative is None:
        return None
    return calculative >= CALCULATIVE_HIGH and trust <= TRUST_LOW


def _checked(score: float | None) -> float | None:
    if score is not None and not 1 <= score <= 7:
        raise ValueError(f"{score} is not on the scale 1 to 7")
    return score

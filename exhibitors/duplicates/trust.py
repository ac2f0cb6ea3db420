"""From which score on pairs may be merged unseen: people's decisions say how often a score is right."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

FEWEST = 50
SURE = 1.645
"""Standard deviations of the one-sided interval: nineteen times of twenty the true share is above it."""
STEPS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)


@dataclass(frozen=True)
class Trust:
    """Of `decided` pairs that scored `least` or more, `right` were one company."""

    least: float
    decided: int
    right: int

    @property
    def share(self) -> float | None:
        """The share that was right; None when nothing was decided."""
        return self.right / self.decided if self.decided else None

    @property
    def low(self) -> float:
        """The lower end of the share's Wilson interval (Wilson 1927)."""
        if not self.decided:
            return 0.0
        n, p, z = self.decided, self.right / self.decided, SURE
        middle, reach = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (middle - reach) / (1 + z * z / n)


def trusts(decisions: Iterable[tuple[float, bool]], steps: Iterable[float] = STEPS) -> list[Trust]:
    """Return for each step how the decisions from that score on went."""
    known = list(decisions)
    found = []
    for step in steps:
        verdicts = [right for score, right in known if score >= step]
        found.append(Trust(step, len(verdicts), sum(verdicts)))
    return found


def safe_from(decisions: Iterable[tuple[float, bool]], precision: float) -> float | None:
    """Return the lowest step whose cautious share reaches `precision`, None when there is none yet."""
    enough = (one for one in trusts(decisions) if one.decided >= FEWEST and one.low >= precision)
    return next((one.least for one in enough), None)

"""The policy: every limit and share by which exhibitors are sorted, as named data."""

from dataclasses import dataclass

CLASSES = ("risk", "transactional", "key", "strategic")
"""The relationship classes from lowest to highest."""


@dataclass(frozen=True)
class Policy:
    """Thresholds of the rules, with the design's defaults. Raises `ValueError` where they contradict.

    Shares are of the current portfolio (0.05 is the top 5 %), money is in minor units, quality is 0-100.
    `margin` is how far below a cut-off (0.10 is 10 %), and `quality_margin` how many points below the quality
    asked for, an exhibitor may fall without losing its class at once. Lapsed and lost count missed editions.
    `hourly_rate_minor` is what an hour of staff costs in the house currency, for the cost to serve.
    """

    overdue_days: int = 60
    overdue_minor: int = 50_000
    conduct_points: int = 10
    negative_editions: int = 2
    strategic_share: float = 0.05
    strategic_quality: float = 60.0
    key_share: float = 0.25
    margin: float = 0.10
    quality_margin: float = 5.0
    lapsed_after: int = 1
    lost_after: int = 3
    hourly_rate_minor: int = 4_500

    def __post_init__(self) -> None:
        if problems := self.problems():
            raise ValueError("; ".join(problems))

    def problems(self) -> list[str]:
        """What contradicts, in words; empty for a policy that can work."""
        checks = {
            "shares must satisfy 0 < strategic share <= key share < 1": (
                0 < self.strategic_share <= self.key_share < 1
            ),
            "an hour of staff cannot cost less than nothing": self.hourly_rate_minor >= 0,
            "the margin must be at least 0 and below 1": 0 <= self.margin < 1,
            "the quality asked for must lie between 0 and 100": 0 <= self.strategic_quality <= 100,
            "the quality margin cannot be negative": self.quality_margin >= 0,
            "overdue limits cannot be negative": self.overdue_days >= 0 and self.overdue_minor >= 0,
            "conduct and negative-edition limits must be at least 1": (
                self.conduct_points >= 1 and self.negative_editions >= 1
            ),
            "lapsed must come before lost, and after at least one edition": (
                1 <= self.lapsed_after < self.lost_after
            ),
        }
        return [words for words, holds in checks.items() if not holds]

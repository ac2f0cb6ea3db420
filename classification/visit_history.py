"""What counts of who came when: frequency, recency and opportunities, all after the first participation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class History:
    """`count` exhibitors that came `frequency` times in `opportunities` editions after their first, the last
    time in the `recency`-th of them (0: never again)."""

    frequency: int
    recency: int
    opportunities: int
    count: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.frequency <= self.recency <= self.opportunities:
            raise ValueError("a history needs 0 <= frequency <= recency <= opportunities")
        if (self.frequency == 0) != (self.recency == 0):
            raise ValueError("who never came again has recency 0, and nobody else")
        if self.count < 0:
            raise ValueError("a count cannot be negative")

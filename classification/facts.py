"""What is known of one exhibitor on one date; `None` is unknown, never zero."""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Facts:
    """The facts that the rules read.

    Editions are counted per show and only as far as they were held on the date. `editions_since_last` is how
    many editions were held after the last participation; `gap_before_last` how many lay between the last two
    participations without this exhibitor. `value_minor` is what ranks the portfolio: contribution over the
    last three editions plus residual value; `potential_minor` is what it could be worth, headroom included.
    """

    participations: int = 0
    editions_since_last: int | None = None
    gap_before_last: int | None = None
    value_minor: int | None = None
    potential_minor: int | None = None
    overdue_minor: int | None = None
    overdue_days: int | None = None
    conduct_points: int | None = None
    negative_editions_running: int | None = None
    relationship_quality: float | None = None


FACT_NAMES = tuple(field.name for field in fields(Facts))
COVERED = (
    "value_minor",
    "potential_minor",
    "overdue_minor",
    "conduct_points",
    "negative_editions_running",
    "relationship_quality",
)


def coverage(facts: Facts) -> float:
    """The share 0..1 of the facts behind the class rules that is known."""
    return sum(getattr(facts, name) is not None for name in COVERED) / len(COVERED)

"""How good a scale's answers are: coefficient alpha, and the share that gave one answer to everything."""

from collections.abc import Sequence
from statistics import variance

from surveys.tally import CONFIDENCE, MINIMUM_BASE, Tally, enough, share

STRAIGHT_LINE_FROM = 4

Row = Sequence[float | None]


def coefficient_alpha(rows: Sequence[Row], base: int = MINIMUM_BASE) -> Tally:
    """Cronbach's (1951) alpha over the complete rows, one row a person, one column an item.

    Shown without a value where alpha does not exist: fewer than two items or two complete rows, or
    everybody's total the same. Raises `ValueError` when rows differ in length.
    """
    if len({len(row) for row in rows}) > 1:
        raise ValueError("every row needs the same items")
    complete = [[item for item in row if item is not None] for row in rows if None not in row]
    if len(complete) < 2:
        return alpha_of(len(complete), [], 0, base)
    apart = [variance(column) for column in zip(*complete, strict=True)]
    return alpha_of(len(complete), apart, variance([sum(row) for row in complete]), base)


def alpha_of(n: int, apart: Sequence[float], spread: float, base: int = MINIMUM_BASE) -> Tally:
    """The same from the items' variances and that of their total, over `n` complete rows."""
    if not enough(n, base):
        return Tally(n, False)
    if len(apart) < 2 or spread == 0:
        return Tally(n, True)
    return Tally(n, True, len(apart) / (len(apart) - 1) * (1 - sum(apart) / spread))


def straight_lined(row: Row, at_least: int = STRAIGHT_LINE_FROM) -> bool | None:
    """Whether all given answers are the same; `None` where too few were given to tell."""
    found = [answer for answer in row if answer is not None]
    return len(set(found)) == 1 if len(found) >= max(at_least, 1) else None


def straight_liners(
    rows: Sequence[Row],
    at_least: int = STRAIGHT_LINE_FROM,
    base: int = MINIMUM_BASE,
    confidence: float = CONFIDENCE,
) -> Tally:
    """The share 0..1 of people who gave one answer to every item, among those who answered enough items."""
    verdicts = [verdict for row in rows if (verdict := straight_lined(row, at_least)) is not None]
    return share(sum(verdicts), len(verdicts), base, confidence)

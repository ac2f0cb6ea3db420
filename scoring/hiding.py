"""Which editions a person's total may be reckoned over, so that no two totals tell what a few said."""

from collections.abc import Mapping, Sequence


def told(counts: Sequence[int], base: int) -> tuple[int, ...]:
    """Return the places of the editions that a total may hold, of `counts` of exhibitors, oldest first.

    An edition below the base is not shown alone; in a total of which the rest is shown it could be reckoned
    by subtraction. So small editions wait until those that wait together reach the base.
    """
    found: list[int] = []
    waiting: list[int] = []
    for place in range(len(counts)):
        waiting.append(place)
        together = sum(counts[one] for one in waiting)
        if together == 0 or together >= base:
            found += waiting
            waiting = []
    return tuple(found)


def editions_told(counts: Mapping[int, int], order: Sequence[int], base: int) -> frozenset[int]:
    """Return the editions told of `order`, newest first; all of them where no total is shown at all."""
    oldest_first = list(reversed(order))
    found = told([counts.get(edition, 0) for edition in oldest_first], base)
    editions = frozenset(oldest_first[place] for place in found)
    return editions if any(counts.get(edition, 0) for edition in editions) else frozenset(order)

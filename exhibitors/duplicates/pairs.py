"""The pairs among companies in memory that are worth comparing, and how alike they are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from exhibitors.duplicates.blocking import MOST, looked_for
from exhibitors.duplicates.company import Company
from exhibitors.duplicates.likeness import Likeness, likeness
from exhibitors.duplicates.rarity import Rarity
from exhibitors.duplicates.sieve import worth_comparing


def pairs(companies: Sequence[Company]) -> set[tuple[int, int]]:
    """Return the places of each two that share a mark, the earlier first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, company in enumerate(companies):
        for found in looked_for(company):
            holders[found].append(number)
    few = (numbers for numbers in holders.values() if 1 < len(numbers) <= MOST)
    return {pair for numbers in few for pair in combinations(numbers, 2)}


def likenesses(companies: Sequence[Company], rarity: Rarity) -> Iterator[tuple[tuple[int, int], Likeness]]:
    """Compare each pair that shares a mark and may be alike."""
    known = dict(enumerate(companies))
    for one, other in worth_comparing(sorted(pairs(companies)), known, rarity):
        yield (one, other), likeness(companies[one], companies[other], rarity)

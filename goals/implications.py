"""What leads to what over many ladders: the implication matrix, and which of its links are worth drawing.

After Reynolds and Gutman, "Laddering theory, method, analysis, and interpretation", Journal of Advertising
Research 28 (1988) 11-31.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
Chain = tuple[Sequence[int | None], int]
COVERED = 2 / 3
"""The share of direct relations that a map should at least show: about what Reynolds and Gutman arrive at."""


@dataclass(frozen=True)
class Relation:
    """How many ladders lead from one code straight to another, and how many with something between them."""

    direct: int = 0
    indirect: int = 0


def matrix(chains: Iterable[Chain]) -> dict[Pair, Relation]:
    """Return each relation from a lower to a higher code.

    A chain is the codes of a ladder, bottom up, None where a rung is missing or not coded, and how many
    ladders are like it. A ladder counts once for each pair, as direct where it is both.
    """
    direct: dict[Pair, int] = defaultdict(int)
    indirect: dict[Pair, int] = defaultdict(int)
    for codes, ladders in chains:
        said = list(dict.fromkeys(code for code in codes if code is not None))
        for place, low in enumerate(said):
            for steps, high in enumerate(said[place + 1 :]):
                (indirect if steps else direct)[low, high] += ladders
    return {pair: Relation(direct[pair], indirect[pair]) for pair in sorted({*direct, *indirect})}


def covered(relations: Mapping[Pair, Relation], cutoff: int) -> float | None:
    """Return the share (0-1) of direct relations that are in links at or above the cut-off; None of none."""
    total = sum(one.direct for one in relations.values())
    if not total:
        return None
    return sum(one.direct for one in relations.values() if one.direct >= cutoff) / total


def proposed(relations: Mapping[Pair, Relation]) -> int:
    """Return the highest cut-off whose map still covers two thirds of the direct relations, at least 1."""
    total = sum(one.direct for one in relations.values())
    so_far = 0
    for direct in sorted((one.direct for one in relations.values()), reverse=True):
        so_far += direct
        if so_far >= COVERED * total:
            return max(direct, 1)
    return 1


def drawn(relations: Mapping[Pair, Relation], cutoff: int) -> list[Pair]:
    """Return the links of the value map, the strongest first: direct relations at or above the cut-off.

    A link that a way over other links says already is left out.
    """
    strong = {pair: one.direct for pair, one in relations.items() if one.direct >= max(cutoff, 1)}
    over: dict[int, set[int]] = defaultdict(set)
    for low, high in strong:
        over[low].add(high)
    kept = [(low, high) for low, high in strong if not _way(over, low, high)]
    return sorted(kept, key=lambda pair: (-strong[pair], pair))


def _way(over: Mapping[int, set[int]], low: int, high: int) -> bool:
    """Return whether the higher code is reached from the lower one over another."""
    waiting, seen = [one for one in over.get(low, ()) if one != high], set()
    while waiting:
        here = waiting.pop()
        if here == high:
            return True
        if here not in seen:
            seen.add(here)
            waiting.extend(over.get(here, ()))
    return False


def abstractness(relations: Mapping[Pair, Relation], code: int) -> float:
    """Return how far a code is an end rather than a means (0-1): its share of relations that lead to it."""
    into = sum(one.direct + one.indirect for (_low, high), one in relations.items() if high == code)
    out = sum(one.direct + one.indirect for (low, _high), one in relations.items() if low == code)
    return into / (into + out) if into + out else 0.0

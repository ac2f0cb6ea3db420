"""Companies from pairs: the likeliest pairs first, and none that would chain two companies together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]


def clustered(
    scores: Mapping[Pair, float], least: float, apart: Iterable[Pair] = (), linked: float = 0.5
) -> list[set[int]]:
    """Return groups of two and more.

    A pair of at least `least` joins its two groups when their members, on average over all pairs across,
    score at least `linked` (a pair never scored counts 0) and none of them was stated apart.
    """
    known = {_ordered(pair): score for pair, score in scores.items()}
    never = {_ordered(pair) for pair in apart}
    group: dict[int, set[int]] = defaultdict(set)
    for pair in known:
        for number in pair:
            group[number] = {number}
    best = sorted((pair for pair in known if known[pair] >= least), key=lambda pair: (-known[pair], pair))
    for one, other in best:
        ours, theirs = group[one], group[other]
        if ours is not theirs and _together(ours, theirs, known, never, linked):
            ours |= theirs
            group.update((number, ours) for number in theirs)
    return list({id(members): members for members in group.values() if len(members) > 1}.values())


def _together(
    ours: set[int], theirs: set[int], known: Mapping[Pair, float], never: set[Pair], linked: float
) -> bool:
    across = [_ordered((one, other)) for one in ours for other in theirs]
    if any(pair in never for pair in across):
        return False
    return sum(known.get(pair, 0.0) for pair in across) >= linked * len(across)


def _ordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))

"""Which groups of a breakdown may be shown, so that no small group can be read, or reckoned from a total."""

from collections.abc import Sequence


def shown(sizes: Sequence[int], base: int) -> list[bool]:
    """Whether each group's figures may be shown beside the figures of all groups together.

    A group below the base is hidden. What is hidden is also all minus what is shown: so it must hold at least
    two groups and `base` answers, else the smallest groups shown are hidden too. Groups of nobody are hidden
    and hide nothing.
    """
    kept = [size >= max(base, 1) for size in sizes]
    for place in sorted(range(len(sizes)), key=lambda one: sizes[one]):
        hidden = [size for size, one in zip(sizes, kept, strict=True) if size and not one]
        if not hidden or (len(hidden) > 1 and sum(hidden) >= base):
            break
        kept[place] = False
    return kept


def leaves_enough(whole: int, part: int, base: int) -> bool:
    """Whether the whole and the whole without a part may both be shown: the part is nobody, or enough."""
    return part == 0 or (part >= base and whole - part >= base)

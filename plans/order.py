"""Which promise waits for which: none for itself, however long the way round, and none is kept before."""

from collections.abc import Collection, Mapping


def is_circular(waits_for: Mapping[int, int | None], item: int, for_item: int | None) -> bool:
    """Return whether `item` would wait for itself if it waited for `for_item`."""
    seen: set[int] = set()
    while for_item is not None and for_item not in seen:
        if for_item == item:
            return True
        seen.add(for_item)
        for_item = waits_for.get(for_item)
    return False


def too_early(waits_for: Mapping[int, int | None], open_ones: Collection[int]) -> set[int]:
    """Return which of the promises to be kept together wait for one that stays open.

    `waits_for` holds those to be kept; `open_ones` are the still open promises that they wait for.
    """
    held = {item for item, other in waits_for.items() if other in open_ones and other not in waits_for}
    while more := {item for item, other in waits_for.items() if other in held and item not in held}:
        held |= more
    return held

"""Which promise waits for which: no promise may wait for itself, however long the way round."""

from collections.abc import Mapping


def is_circular(waits_for: Mapping[int, int | None], item: int, for_item: int | None) -> bool:
    """Return whether `item` would wait for itself if it waited for `for_item`."""
    seen: set[int] = set()
    while for_item is not None and for_item not in seen:
        if for_item == item:
            return True
        seen.add(for_item)
        for_item = waits_for.get(for_item)
    return False

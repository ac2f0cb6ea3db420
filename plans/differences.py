"""What changed between two versions of a template: promises added, changed, taken out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Promise = Mapping[str, Any]


class Kind(StrEnum):
    """What happened to a promise of the template."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """One promise that differs; `then` is None for an added one, `now` for one taken out."""

    kind: Kind
    item_id: int
    then: Promise | None
    now: Promise | None

    @property
    def key(self) -> str:
        """Return what a page calls the change."""
        return f"{self.kind}-{self.item_id}"

    @property
    def title(self) -> str:
        """Return the promise's newest title."""
        return (self.now or self.then or {})["title"]

    @property
    def fields(self) -> list[str]:
        """Return the names of the values that differ."""
        if self.then is None or self.now is None:
            return []
        return [name for name in self.now if self.then.get(name) != self.now[name]]


def compare(then: Sequence[Promise], now: Sequence[Promise]) -> list[Change]:
    """Return the changes that lead from one version to another, in the order of the newer one."""
    before, after = {one["id"]: one for one in then}, {one["id"]: one for one in now}
    found = [
        Change(Kind.CHANGED if key in before else Kind.ADDED, key, before.get(key), one)
        for key, one in after.items()
        if before.get(key) != one
    ]
    gone = [Change(Kind.REMOVED, key, one, None) for key, one in before.items() if key not in after]
    return found + gone

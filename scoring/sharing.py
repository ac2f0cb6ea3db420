"""How the service of one exhibitor was shared: by days and stated parts, over the time that was rated."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

LEAST = 0.01


@dataclass(frozen=True)
class Stint:
    """One person served from `since` until `until` (None: still does).

    The owner's `share` is None: the owner has what others leave. Another's is its stated part, 0-1; without a
    stated part the person served beside the owner and takes nothing from anybody.
    """

    person: int
    owner: bool
    share: float | None
    since: datetime
    until: datetime | None

    def part(self, begins: datetime, ends: datetime) -> float:
        """Return how much of the time from `begins` to `ends` the stint covers, 0-1."""
        overlap = min(self.until or ends, ends) - max(self.since, begins)
        return max(0.0, overlap / (ends - begins))


def shares(stints: Iterable[Stint], begins: datetime, ends: datetime) -> dict[int, float]:
    """Return each person's share, above 0 up to 1, of those with one; the shares sum to 1.

    A hand-over in the middle shares by days. Time that nobody is known to have served counts for nobody.
    """
    owners: dict[int, float] = defaultdict(float)
    others: dict[int, float] = defaultdict(float)
    for stint in stints:
        part = stint.part(begins, ends)
        if stint.owner:
            owners[stint.person] += part
        elif stint.share:
            others[stint.person] += part * stint.share
    left = max(0.0, 1 - sum(others.values()))
    found = {person: owners.get(person, 0) * left + others.get(person, 0) for person in {*owners, *others}}
    total = sum(found.values())
    return {person: part / total for person, part in found.items() if part > LEAST * total}

"""So that nobody is flooded: which occasions of a play may fire on a day, and which are held back."""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

WEEK = timedelta(days=7)
FRESH = timedelta(days=14)
"""What happened longer ago fires no more, unless it still stands."""


@dataclass(frozen=True)
class Occasion:
    """Something that happened to an exhibitor on a day; `stands` while it is still so today.

    `event` names it among all of the same play and exhibitor; `cause` holds the figures of its sentence.
    """

    exhibitor_id: int
    event: str
    day: date
    cause: dict[str, Any] = field(default_factory=dict)
    owner_id: int | None = None
    relationship_class: str | None = None
    value_minor: int = 0
    name: str = ""
    stands: bool = False


@dataclass(frozen=True)
class Limits:
    """At most so many in seven days, so many of them for one of us, so many days of rest an exhibitor."""

    per_week: int
    per_owner: int
    rest_days: int


class Gate:
    """Lets occasions through while the limits allow; knows what fired before."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._week: deque[tuple[date, int | None]] = deque()
        self._of_owner: Counter[int | None] = Counter()
        self._last: dict[int, date] = {}

    def remember(self, day: date, exhibitor_id: int, owner_id: int | None) -> None:
        """Count a firing; the days must not fall."""
        self._forget(day)
        self._week.append((day, owner_id))
        self._of_owner[owner_id] += 1
        self._last[exhibitor_id] = day

    def expect(self, owner_id: int | None, count: int) -> None:
        """Count what other plays gave one of us this week."""
        self._of_owner[owner_id] += count

    def lets(self, occasion: Occasion, day: date) -> bool:
        """Return whether the occasion may fire on the day."""
        last = self._last.get(occasion.exhibitor_id)
        rested = last is None or (day - last).days >= self._limits.rest_days
        return rested and not self.full(day) and self._has_room(occasion.owner_id)

    def full(self, day: date) -> bool:
        """Return whether the week's firings are used up."""
        self._forget(day)
        return len(self._week) >= self._limits.per_week

    def _has_room(self, owner_id: int | None) -> bool:
        return owner_id is None or self._of_owner[owner_id] < self._limits.per_owner

    def _forget(self, day: date) -> None:
        while self._week and day - self._week[0][0] >= WEEK:
            self._of_owner[self._week.popleft()[1]] -= 1


def let_through(gate: Gate, occasions: Iterable[Occasion], day: date) -> tuple[list[Occasion], int]:
    """Return what fires on the day, the most valuable exhibitor first, and how many are held back."""
    fired, held = [], 0
    for one in sorted(occasions, key=lambda one: (-one.value_minor, one.exhibitor_id, one.day)):
        if gate.lets(one, day):
            gate.remember(day, one.exhibitor_id, one.owner_id)
            fired.append(one)
        else:
            held += 1
    return fired, held


def played(
    occasions: Sequence[Occasion], limits: Limits, first: date, last: date
) -> tuple[list[tuple[date, Occasion]], int]:
    """Return what would have fired on which day from `first` to `last`, and how many never would have."""
    gate, waiting, fired = Gate(limits), [], []
    coming = deque(sorted(occasions, key=lambda one: one.day))
    day = first
    while day <= last:
        while coming and coming[0].day <= day:
            waiting.append(coming.popleft())
        waiting = [one for one in waiting if day - one.day < FRESH]
        through = [] if gate.full(day) else let_through(gate, waiting, day)[0]
        fired += [(day, one) for one in through]
        gone = {id(one) for one in through}
        waiting = [one for one in waiting if id(one) not in gone]
        day += timedelta(days=1)
    return fired, len(occasions) - len(fired)

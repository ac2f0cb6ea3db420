"""What pages show of an audience: in words, its counts, or why its list cannot be read."""

from dataclasses import dataclass, field

from surveys import lists
from surveys.audience import EDITION
from surveys.reach import Asking, Reach, reach


@dataclass(frozen=True)
class Shown:
    """An audience as people read it; `problem` stands where it asks nobody, because its list is broken."""

    reach: Reach = field(default_factory=Reach)
    told: str | None = None
    address: str | None = None
    problem: str | None = None


def shown(asking: Asking) -> Shown:
    """Return what to show; an edition's audience is told by its form, a list also by the list's address."""
    audience = asking.audience
    if problem := lists.problem(asking.edition, audience):
        return Shown(problem=problem)
    found = reach(asking)
    if audience.who == EDITION:
        return Shown(found)
    address = None if audience.ids else lists.address(audience.query)
    return Shown(found, lists.told(asking.edition, audience), address)

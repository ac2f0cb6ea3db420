"""Which template fits an exhibitor best: every condition it states must hold, and the one with most wins."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Conditions:
    """What the template `id` asks of an exhibitor; None asks nothing."""

    id: int
    relationship_class: str | None = None
    package: str | None = None
    first_timers_only: bool = False

    def met(self, *, relationship_class: str | None, package: str | None, first_timer: bool) -> bool:
        """Return whether all of them hold for an exhibitor at an edition."""
        return (
            self.relationship_class in (None, relationship_class)
            and self.package in (None, package)
            and (first_timer or not self.first_timers_only)
        )


def rank(conditions: Conditions) -> tuple[int, bool, bool, bool, int]:
    """Return the sort key of a template, largest first.

    The number of conditions counts first; among equals a first edition says more than a class, a class more
    than a package, and the older template wins.
    """
    first, classed, packed = (
        conditions.first_timers_only,
        conditions.relationship_class is not None,
        conditions.package is not None,
    )
    return first + classed + packed, first, classed, packed, -conditions.id


def by_rank(templates: Iterable[Conditions]) -> list[Conditions]:
    """Return the templates, the most particular first: the first that fits is the best."""
    return sorted(templates, key=rank, reverse=True)

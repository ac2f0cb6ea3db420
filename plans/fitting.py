"""Which template fits an exhibitor best: every condition it states must hold, and the one with most wins."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Conditions(Protocol):
    """What a template asks of an exhibitor; None asks nothing."""

    @property
    def id(self) -> int: ...
    @property
    def relationship_class(self) -> str | None: ...
    @property
    def package(self) -> str | None: ...
    @property
    def first_timers_only(self) -> bool: ...


Template = TypeVar("Template", bound=Conditions)


def rank(template: Conditions) -> tuple[int, bool, bool, bool, int]:
    """Return the sort key of a template, largest first.

    The number of conditions counts first; among equals a first edition says more than a class, a class more
    than a package, and the older template wins.
    """
    first, classed, packed = (
        template.first_timers_only,
        template.relationship_class is not None,
        template.package is not None,
    )
    return first + classed + packed, first, classed, packed, -template.id


def by_rank(templates: Iterable[Template]) -> Sequence[Template]:
    """Return the templates, the most particular first: the first that fits is the best."""
    return sorted(templates, key=rank, reverse=True)


def fits(
    template: Conditions, *, relationship_class: str | None, package: str | None, first_timer: bool
) -> bool:
    """Return whether all of a template's conditions hold."""
    return (
        template.relationship_class in (None, relationship_class)
        and template.package in (None, package)
        and (first_timer or not template.first_timers_only)
    )


def best(
    templates: Iterable[Template],
    *,
    relationship_class: str | None,
    package: str | None,
    first_timer: bool,
) -> Template | None:
    """Return the template that fits best, None when none does."""
    return next(
        (
            template
            for template in by_rank(templates)
            if fits(template, relationship_class=relationship_class, package=package, first_timer=first_timer)
        ),
        None,
    )

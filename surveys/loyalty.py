"""Loyalty against satisfaction (after Jones & Sasser 1995): who is a friend, and who only stays."""

from collections.abc import Mapping
from enum import StrEnum

from surveys.tally import TOP_BOX

RETURNS_FROM = 4
DISSATISFIED_TO = 3


class Kind(StrEnum):
    """What satisfaction and the intention to come again make of an exhibitor."""

    APOSTLE = "apostle"
    CONTENT = "content"
    MERCENARY = "mercenary"
    HOSTAGE = "hostage"
    DEFECTOR = "defector"


def kind(overall: int, would_return: int) -> Kind:
    """The kind of an exhibitor from two answers 1-5."""
    stays = would_return >= RETURNS_FROM
    if overall <= DISSATISFIED_TO:
        return Kind.HOSTAGE if stays else Kind.DEFECTOR
    if not stays:
        return Kind.MERCENARY
    return Kind.APOSTLE if overall >= TOP_BOX else Kind.CONTENT


def kinds(cells: Mapping[tuple[int, int], int]) -> dict[Kind, int]:
    """How many there are of each kind, from how often each pair (overall, would return) was given."""
    found = dict.fromkeys(Kind, 0)
    for (overall, would_return), n in cells.items():
        found[kind(overall, would_return)] += n
    return found

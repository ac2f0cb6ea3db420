"""How an exhibitor grows from edition to edition: area and price against the edition before."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Taken:
    """What an exhibitor took at one edition.

    `place` numbers the editions of its show, 1 the first; area in m², price in any one currency; None is
    unknown.
    """

    show_id: int
    place: int
    area_m2: float | None = None
    price: float | None = None


@dataclass(frozen=True)
class Growth:
    """Change against the edition before as a share (-0.33 is a third less); None where it has no meaning."""

    area: float | None = None
    price: float | None = None


def growth(taken: Sequence[Taken]) -> list[Growth]:
    """Return the growth of each against the edition before of the same show, in the order given.

    There is none where the exhibitor was not at the edition before, or took or paid nothing there.
    """
    known = {(one.show_id, one.place): one for one in taken}
    return [_against(one, known.get((one.show_id, one.place - 1))) for one in taken]


def _against(now: Taken, before: Taken | None) -> Growth:
    if before is None:
        return Growth()
    return Growth(_change(now.area_m2, before.area_m2), _change(now.price, before.price))


def _change(now: float | None, before: float | None) -> float | None:
    return None if now is None or not before else now / before - 1

"""What became of the exhibitors, the area and the money of one edition at another: the figures in all."""

from collections.abc import Sequence
from dataclasses import dataclass

from exhibitors.across.grid import Cell, Line, added
from exhibitors.across.visits import Two
from exhibitors.moves import KEPT, LOST, MOVES, SPACES


@dataclass(frozen=True)
class Totals:
    """All exhibitors of either edition, by move, and those kept by what became of their space.

    Money is in minor units of the house currency.
    """

    by_move: dict[str, Line]
    by_space: dict[str, Line]

    @property
    def first(self) -> Line:
        """Return everybody at the first edition."""
        return self.by_move[KEPT] + self.by_move[LOST]

    @property
    def second(self) -> Line:
        """Return everybody at the second edition."""
        return sum((line for move, line in self.by_move.items() if move != LOST), start=Line())

    @property
    def kept_share(self) -> float | None:
        """Return the share (0-1) of the first that came again, None where there was nobody."""
        return self.by_move[KEPT].exhibitors / self.first.exhibitors if self.first.exhibitors else None


def totals(two: Two, cells: Sequence[Cell]) -> Totals:
    """Return the figures of two editions from their grid."""

    def of(**keys: str) -> Line:
        return added(cell for cell in cells if cell.keys | keys == cell.keys).in_house(two)

    by_space = {space: of(move=KEPT, space=space) for space in SPACES}
    return Totals({move: of(move=move) for move in MOVES}, by_space)

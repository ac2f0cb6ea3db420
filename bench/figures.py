"""The lines of the table: what was measured, against what, and whether it keeps within its aim."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

HEADINGS = ("measure", "database", "size", "measured", "against", "ratio", "aim", "")
WIDTHS = (34, 10, 7, 14, 46, 7, 6, 4)


@dataclass(frozen=True)
class Figure:
    """One line; `aim` is the largest ratio that is well, None where none is set."""

    measure: str
    database: str
    size: int
    measured: str
    against: str
    ratio: float
    aim: float | None = None

    @property
    def verdict(self) -> str:
        """Say whether the ratio keeps within the aim."""
        return "" if self.aim is None else "ok" if self.ratio <= self.aim else "over"

    def line(self) -> str:
        """Return the line as text."""
        values = [*astuple(self)[:5], f"{self.ratio:.2f}", "" if self.aim is None else f"{self.aim:g}"]
        return _line([str(value) for value in [*values, self.verdict]])


def _line(cells: Iterable[str]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


def heading() -> str:
    """Return the table's first lines."""
    return f"{_line(HEADINGS)}\n{_line('-' * width for width in WIDTHS)}"


def duration(seconds: float) -> str:
    """Return a time as people read it."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"

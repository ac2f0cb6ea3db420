"""Points as people read them."""

from exhibitors.priority.scheme import HUNDREDTHS
from foundation.figures import number
from foundation.languages import later as _l

KINDS = {
    "edition": _l("Taking part"),
    "area": _l("Area"),
    "money": _l("Money"),
    "consecutive": _l("Editions running"),
    "conduct": _l("Conduct"),
    "overdue": _l("Overdue"),
}


def points(value: int | None) -> str:
    """Return hundredths of points as points."""
    return number(None if value is None else int(value) / HUNDREDTHS, 2)


def signed(value: int | None) -> str:
    """Return what is added or taken away, with its sign; a dash for nothing."""
    return f"{'+' if value > 0 else ''}{points(value)}" if value else "–"

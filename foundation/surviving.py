"""Which values survive where two rows become one. Plain values in, plain values out."""

from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
Combine = Callable[[Row, Row], Row]


def filled(keep: Row, gone: Row) -> Row:
    """Return what the kept row lacks and the other has."""
    return {name: value for name, value in gone.items() if keep[name] is None and value is not None}


def live_one(ended: str, owner: str) -> Combine:
    """Return a way to combine in which a row that lives wins whole over one that has ended.

    `ended` is the column that says since when, `owner` the one by which both belong to what becomes one.
    """

    def combine(keep: Row, gone: Row) -> Row:
        if gone[ended] is not None:
            return {}
        if keep[ended] is None:
            return filled(keep, gone)
        return {name: value for name, value in gone.items() if name not in ("id", owner)}

    return combine


def joined(*texts: str) -> Combine:
    """Return a way to combine in which these texts of both survive, one below the other."""

    def combine(keep: Row, gone: Row) -> Row:
        both = {name: dict.fromkeys(text for text in (keep[name], gone[name]) if text) for name in texts}
        return {**filled(keep, gone), **{name: "\n\n".join(said) or None for name, said in both.items()}}

    return combine

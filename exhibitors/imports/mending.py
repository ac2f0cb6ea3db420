"""Which text of a row was mended on its way in, so that it can be shown and taken back."""

import re
from itertools import zip_longest

from exhibitors.imports.entry import Repair

LOST = "\ufffd"
"""What a program writes for a sign that it could not read: nobody can tell any more what it was."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_BEFORE, _SHOWN = 30, 120


def as_it_stands(cell: str) -> str:
    """The text untouched but for what no database stores, and blanks at its ends."""
    return _UNSTORABLE.sub(LOST, cell).strip(" \t\r\n")


def mended(field: str, cell: str, after: str) -> Repair | None:
    """What became of a cell, if its text was changed or holds a sign that is lost."""
    before, after = _BLANKS.sub(" ", as_it_stands(cell)), _BLANKS.sub(" ", after)
    if before == after and LOST not in after:
        return None
    start = max(_first_sign(before, after) - _BEFORE, 0)
    return Repair(field, _piece(before, start), _piece(after, start))


def _first_sign(before: str, after: str) -> int:
    if before == after:
        return after.index(LOST)
    pairs = zip_longest(before, after)
    return next(place for place, (one, other) in enumerate(pairs) if one != other)


def _piece(text: str, start: int) -> str:
    end = start + _SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}"

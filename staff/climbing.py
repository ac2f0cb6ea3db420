"""Which rung of a ladder many records have come to, in one statement."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case


def reached(due: Any, ends: Sequence[Any]) -> ColumnElement[int]:
    """Return the rung that a due time has come to, from 1, else 0; `ends` are the times that it is before."""
    return case(*((due < end, number) for number, end in reversed(list(enumerate(ends, 1)))), else_=0)

"""One answer as a plain value, and why one cannot be taken."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

NOT_USED = "na"
LONGEST_TEXT = 4000
LONGEST_LINE = 200
ALL_POINTS = 100


class Problem(StrEnum):
    """Why an answer cannot be taken."""

    OFF_SCALE = "off_scale"
    OFF_LIMITS = "off_limits"
    NOT_OFFERED = "not_offered"
    TOO_LONG = "too_long"
    LINE_TOO_LONG = "line_too_long"
    NO_NUMBER = "no_number"
    NO_DATE = "no_date"
    PLACES = "places"
    POINTS = "points"
    WORDS = "words"
    MISSING = "missing"


class Refused(ValueError):
    """An answer that cannot be taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Given:
    """One answer: the columns of the stored answer, all empty where nothing was said.

    `chosen` holds option values; of a ranking in their order, of 100 points and a matrix as [value, number].
    """

    number: float | None = None
    importance: int | None = None
    text: str | None = None
    chosen: list[Any] | None = None
    did_not_use: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return self == Given()


NOTHING = Given()
